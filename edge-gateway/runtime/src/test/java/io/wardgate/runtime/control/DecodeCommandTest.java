package io.wardgate.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeCommandTest {

    private static final String RUUVI = "1bff9904 0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F";
    private static final String MINEW = "020106 0303e1ff 1016e1ff a101 63 1580 3200 aabbccddeeff";
    private static final String BAND = "1aff570a228c0000a1b2000703e80348c325c747c525a549c32589";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsEntryValuesUnitsAndMetricsOfAnAdvertisement() {
        assertThat(run(RUUVI)).isZero();

        assertThat(out.toString())
                .contains("1. manufacturer data 0x0499: 99040512fc53")
                .contains("entry ruuvi-5 of ruuvi.yaml: it is for 0x0499, prefix 05, 24 to 24 octets")
                .contains("device CB:B8:33:4C:88:4F")
                .contains("temperature = 24.3 Cel  -> metric AMBIENT_TEMPERATURE")
                .contains("battery_voltage = 2.977 V\n")
                .contains(
                        "reading of ble-cbb8334c884f: AMBIENT_TEMPERATURE=24.30 Cel, HUMIDITY=53.49 %, PRESSURE=1000.44 hPa")
                .endsWith("OK\n");
    }

    @Test
    void namesTheDeviceBehindAPrivateAddressIfItsKeyIsThere() throws IOException {
        String key = "ec0234a357c8ad05341010a60a397d9b";
        Path keys =
                Files.writeString(directory.resolve("keys.yaml"), "identities: {\"C0:01:A2:B3:C4:D5\": " + key + "}");

        assertThat(run("--keys", keys.toString(), "--address", "70:81:94:0D:FB:AA", "07ff6b0072080048"))
                .isZero();

        assertThat(out.toString()).contains("reading of ble-c001a2b3c4d5:").doesNotContain(key);
    }

    @Test
    void showsEachStructureAndWhoNearlyReadsIt() {
        assertThat(run(MINEW.split(" "))).isZero();

        assertThat(out.toString())
                .contains("1. flags (0x01): 06\n   carries no measurement")
                .contains("3. service data 0xFFE1: e1ffa1016315803200aabbccddeeff")
                .contains("not minew-light: it wants the prefix a102");
    }

    @Test
    void warnsOfWhatNoEntryReadsAndOfWhatIsCut() {
        assertThat(run("05ff34120148")).isEqualTo(1);
        assertThat(run("0616e1ffa10163")).isEqualTo(1);
        assertThat(run("02010605ff3412")).isEqualTo(1);

        assertThat(out.toString())
                .contains("no entry reads 0x1234")
                .contains("refused: content cut or contradictory")
                .contains("not minew-climate: it wants 13 to 13 octets after the id")
                .contains("octets at the end that are no whole structure: 05ff3412")
                .contains("WARNING");
    }

    @Test
    void opensABandsFrameByItsCompanyAndKeys() throws IOException {
        Path keys = Files.writeString(
                directory.resolve("keys.yaml"), "bands: {wg-0000a1b2: 2b7e151628aed2a6abf7158809cf4f3c}");

        assertThat(run("--band-company", "2647", BAND)).isZero();
        assertThat(out.toString()).contains("reading of wg-0000a1b2, boot 7, record 1000: HEART_RATE=");

        assertThat(run("--band-company", "2647", "--keys", keys.toString(), BAND))
                .isEqualTo(1);
        assertThat(out.toString()).contains("refused: key missing or wrong");
    }

    @Test
    void usesTheSitesTablesAndSaysWhichAreRefused() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), """
                decoders:
                  - name: ours
                    match: {manufacturer: 0x1234, prefix: "01"}
                    kind: sensor
                    fields: [{name: pulse, at: 1, metric: HEART_RATE}]
                    vectors: [{origin: made by hand, data: "05ff3412 01 48", expect: {pulse: 72}}]
                """);
        assertThat(run("--tables", directory.toString(), "05ff34120150")).isZero();
        assertThat(out.toString()).contains("entry ours of a.yaml").contains("pulse = 80 /min  -> metric HEART_RATE");

        Files.writeString(directory.resolve("b.yaml"), "decoders: none\n");
        assertThat(run("--tables", directory.toString(), "05ff34120150")).isEqualTo(1);
        assertThat(out.toString()).contains("table refused: b.yaml: decoders must be a list, not none");
    }

    @Test
    void writesJson() {
        assertThat(run("--json", MINEW)).isZero();

        assertThat(out.toString())
                .contains("\"well\": true")
                .contains("\"entry\": \"minew-climate\"")
                .contains("\"value\": 21.5,")
                .contains("\"AMBIENT_TEMPERATURE\": 21.50")
                .contains("\"why\": \"PREFIX\"");
    }

    @Test
    void speaksChinese() {
        assertThat(run("--lang", "zh", MINEW)).isZero();
        assertThat(run("--lang", "zh", "abc")).isEqualTo(2);

        assertThat(out.toString())
                .contains("服务数据 0xFFE1")
                .contains("-> 指标 BATTERY")
                .contains("正常");
        assertThat(err.toString()).contains("十六进制数字的个数为奇数（3）");
    }

    @Test
    void saysWhatIsWrongWithItsArguments() {
        assertThat(run("0201 06f")).isEqualTo(2);
        assertThat(run("0x02 0g 06")).isEqualTo(2);
        assertThat(run("--address", "here", RUUVI)).isEqualTo(2);
        assertThat(run("--tables", directory.resolve("none").toString(), RUUVI)).isEqualTo(2);
        assertThat(run("--keys", directory.resolve("none").toString(), RUUVI)).isEqualTo(2);
        assertThat(run("--band-company", "70000", RUUVI)).isEqualTo(2);
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString())
                .contains("gwctl: an odd number of hex digits (7): one is missing or too many in 020106f")
                .contains("gwctl: 'g' at digit 4 is no hex digit in 020g06")
                .contains("gwctl: --address is here; allowed: six octets as A4:C1:38:8D:18:B2")
                .contains("which is no directory")
                .contains("does not exist; create it or correct keyFile")
                .contains("--band-company is 70000; allowed: 0 to 65535")
                .contains("Missing required parameter: 'HEX'");
    }

    @Test
    void hasEveryTextInBothLanguages() {
        assertThat(new Texts(Language.zh).keys()).isEqualTo(new Texts(Language.en).keys());
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("decode"));
        all.addAll(List.of(arguments));
        CommandLine command = GatewayControl.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }
}
