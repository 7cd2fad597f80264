package io.wardgate.simulator.nfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.simulator.hci.PtyBridge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian's programs of libnfc and libfreefare, which others wrote for real chips, find in ours what lies on it. */
@Timeout(60)
class LibnfcTest {

    private static final byte[] UID = HexFormat.of().parseHex("04e10cda993c80");
    private static final byte[] NDEF = HexFormat.of().parseHex("0310d1010c5503" + "7761726467617465" + "2e696f" + "fe");

    private final Ntag ntag = new Ntag(Ntag.Size.NTAG213, UID, NDEF);

    @TempDir
    private Path folder;

    private VirtualPn532 chip;

    @BeforeEach
    void listen() throws IOException {
        chip = VirtualPn532.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        chip.close();
    }

    @Test
    void nfcListFindsAnNtag() throws Exception {
        chip.lay(ntag);

        assertThat(run("nfc-list"))
                .contains("1 ISO14443A passive target(s) found")
                .contains("ATQA (SENS_RES): 00  44")
                .contains("UID (NFCID1): 04  e1  0c  da  99  3c  80")
                .contains("SAK (SEL_RES): 00")
                .doesNotContain("ISO14443B", "Felica passive target(s)", "CTx");
    }

    @Test
    void nfcListFindsTwoCardsAtOnce() throws Exception {
        chip.lay(UidCard.classic(HexFormat.of().parseHex("deadbe01")));
        chip.lay(new UidCard(UID, 0x0344, 0x20, HexFormat.of().parseHex("7577810280")));

        assertThat(run("nfc-list"))
                .contains("2 ISO14443A passive target(s) found") // the first sleeps while the second is looked for
                .contains("UID (NFCID1): de  ad  be  01")
                .contains("SAK (SEL_RES): 08")
                .contains("ATQA (SENS_RES): 03  44")
                .contains("SAK (SEL_RES): 20")
                .contains("ATS: 75  77  81  02  80");
    }

    @Test
    void nfcListFindsNothingWhereNothingIs() throws Exception {
        assertThat(run("nfc-list")).contains("opened").doesNotContain("passive target(s) found");
    }

    @Test
    void nfcPollFindsTheTag() throws Exception {
        chip.lay(ntag);

        // It ends when the tag has left.
        assertThat(run(chip -> chip.take(ntag), "nfc-poll")).contains("UID (NFCID1): 04  e1  0c  da  99  3c  80");
    }

    @Test
    void nfcMfultralightDumpsEveryOctet() throws Exception {
        chip.lay(ntag);
        Path dump = folder.resolve("dump.mfd");

        assertThat(run("nfc-mfultralight", "r", dump.toString()))
                .contains("NTAG213")
                .contains("45 of 45 pages");
        assertThat(Files.readAllBytes(dump)).isEqualTo(ntag.memory());
    }

    @Test
    void libfreefareKnowsTheKindOfTag() throws Exception {
        chip.lay(ntag);

        assertThat(run("mifare-ultralight-info")).contains("04e10cda993c80");
    }

    private String run(String... command) throws Exception {
        return run(chip -> {}, command);
    }

    /** What it printed; its status says nothing. */
    private String run(Consumer<VirtualPn532> whenFound, String... command) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not installed");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        Path line = folder.resolve("reader");
        Path printed = folder.resolve("printed");
        try (PtyBridge bridge = PtyBridge.open(line, chip.port())) {
            await().until(() -> Files.exists(line));
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(printed.toFile());
            builder.environment().put("LIBNFC_DEVICE", "pn532_uart:" + line);
            Process process = builder.start();
            try {
                if (command[0].equals("nfc-poll")) {
                    await().until(() -> Files.readString(printed).contains("Waiting"));
                }
                whenFound.accept(chip);
                assertThat(process.waitFor(20, TimeUnit.SECONDS))
                        .as("%s ended", command[0])
                        .isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertThat(bridge).isNotNull();
        }
        return Files.readString(printed, StandardCharsets.UTF_8);
    }
}
