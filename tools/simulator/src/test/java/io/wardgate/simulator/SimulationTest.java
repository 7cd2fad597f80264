package io.wardgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.simulator.command.SimulatorMain;
import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.LedgerReader;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.wr24.GatewayPeer;
import io.wardgate.simulator.wr24.ReceiverAddress;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class SimulationTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final byte[] LEGACY_SCAN = HexFormat.of()
            .parseHex("01030c00" + "01010c08ffffffffffff1f20" + "01012008ff10000000000000" + "010b2007001000100000"
                    + "00" + "010c20020100");

    @TempDir
    private Path folder;

    @Test
    void nothingIsHeardWithoutAGateway() throws Exception {
        Path file = folder.resolve("ledger");
        Scenario ward = ScenarioReader.find("ward-200");
        try (Simulation simulation = Simulation.start(ward, options(file, null, Duration.ofSeconds(2)))) {
            assertThat(simulation.await(Duration.ofSeconds(30))).isTrue();
        }

        Ledger ledger = LedgerReader.read(file);
        assertThat(ledger.complete()).isTrue();
        assertThat(ledger.produced()).hasSize(400);
        assertThat(ledger.heard()).isEmpty();
    }

    @Test
    void gatewayThatScansHearsEveryRecordOfAPerfectRadioOnce() throws Exception {
        Path file = folder.resolve("ledger");
        Path keys = folder.resolve("keys.yaml");
        Scenario recording = ScenarioReader.parse(
                "test", "bands: {count: 20, encryptedShare: 1, periodMillis: 250}\nradio: {lossless: true}");
        try (Simulation simulation = Simulation.start(recording, options(file, keys, Duration.ofSeconds(3)));
                Socket gateway = new Socket(InetAddress.getLoopbackAddress(), simulation.port())) {
            gateway.getOutputStream().write(LEGACY_SCAN);
            await().until(() -> simulation.status().gatewayScans());
            InputStream in = gateway.getInputStream();
            await().until(() -> in.skip(in.available()) >= 0 && simulation.await(Duration.ofMillis(50)));
            simulation.record(LinkFault.LINK_CUT);
            simulation.record(LinkFault.LINK_RESTORED);
        }

        Ledger ledger = LedgerReader.read(file);
        assertThat(ledger.faults())
                .extracting(Ledger.Fault::what)
                .containsExactly(LinkFault.LINK_CUT, LinkFault.LINK_RESTORED);
        assertThat(ledger.produced().keySet()).containsAll(ledger.heard().keySet());
        assertThat(ledger.heard().size()).isGreaterThan(60);
        assertThat(Files.readString(keys))
                .startsWith("bands:\n  wg-00001000: \"")
                .hasLineCount(21);
    }

    @Test
    void recordsThatComeOverBothRadiosAreHeardOnceAndFaultsOfTheLineCostNothingElse() throws Exception {
        Path file = folder.resolve("ledger");
        Scenario ward = ScenarioReader.parse("test", """
                bands: {count: 20, periodMillis: 250}
                radio: {lossless: true, advertisingMillis: 250}
                sos: {atSeconds: [1.5]}
                radio24:
                  share: 1
                  aloneShare: 0.3
                  faults: {garbagePerMinute: 600, flipsPerMinute: 600, silence: [{atSeconds: 2, seconds: 0.5}]}
                """);
        Simulation.Options options = new Simulation.Options(
                ANY_PORT, null, false, file, null, Duration.ofSeconds(4), ReceiverAddress.tcp(0));
        long told;
        try (Simulation simulation = Simulation.start(ward, options)) {
            try (Socket bluetooth = new Socket(InetAddress.getLoopbackAddress(), simulation.port());
                    Socket line = new Socket(InetAddress.getLoopbackAddress(), simulation.receiverPort());
                    GatewayPeer gateway = new GatewayPeer(line, line.getInputStream(), line.getOutputStream())) {
                gateway.hello();
                bluetooth.getOutputStream().write(LEGACY_SCAN);
                await().until(() -> simulation.status().gatewayScans());
                InputStream in = bluetooth.getInputStream();
                await().until(() -> in.skip(in.available()) >= 0 && simulation.await(Duration.ofMillis(50)));
                assertThat(gateway.bands()).isEqualTo(20);
                assertThat(gateway.ofBands()).isGreaterThan(150);
            }
            told = simulation.status().heard();
            assertThat(simulation.status().heardOverBoth()).isGreaterThan(50).isLessThan(told);
        }

        Ledger ledger = LedgerReader.read(file);
        assertThat(ledger.heard()).hasSize((int) told);
        assertThat(ledger.produced().keySet()).containsAll(ledger.heard().keySet());
        assertThat(Files.readString(file)).contains("\"radio\":\"wr24\"").contains("\"radio\":\"bluetooth\"");
    }

    @Test
    void commandRefusesWhatItCannotUseInOneLine() throws Exception {
        assertThat(execute("run", "--scenario", "nowhere")).isEqualTo(2);
        assertThat(execute("run", "--for", "soon")).isEqualTo(2);
        assertThat(execute("run", "--listen", "here")).isEqualTo(2);
        assertThat(execute("run", "--wr24", "usb:0")).isEqualTo(2);
        assertThat(execute("demo", "--radios", "hci,zigbee")).isEqualTo(2);
        assertThat(execute("run", "--boot", "70000", "--dry-run")).isEqualTo(2);
        Path old = Files.writeString(folder.resolve("old"), "");
        assertThat(execute("run", "--ledger", old.toString())).isEqualTo(2);
        assertThat(execute("score", "--ledger", "none", "--database", "jdbc:h2:file:/none"))
                .isEqualTo(2);
        assertThat(execute("score")).isEqualTo(2);
        assertThat(execute("run", "--dry-run", "--for", "5s")).isZero();
        assertThat(execute("--help")).isZero();
    }

    private static int execute(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine command = SimulatorMain.commandLine();
        int code = command.setErr(new PrintWriter(errors))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments);
        assertThat(errors.toString()).doesNotContain("\tat ");
        return code;
    }

    private static Simulation.Options options(Path ledger, @Nullable Path keys, Duration duration) {
        return new Simulation.Options(ANY_PORT, null, false, ledger, keys, duration);
    }
}
