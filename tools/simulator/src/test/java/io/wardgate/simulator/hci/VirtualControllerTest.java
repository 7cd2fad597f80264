package io.wardgate.simulator.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Report;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class VirtualControllerTest {

    private static final String RESET = "01 030c 00";
    private static final String EVENT_MASK_WITH_LE = "01 010c 08 ffffffffffff1f20";
    private static final String LE_MASK_WITH_REPORTS = "01 0120 08 0210000000000000";
    private static final String SCAN_PARAMETERS = "01 0b20 07 00 1000 1000 00 00";
    private static final String SCAN_ON = "01 0c20 02 01 00";
    private static final String EXTENDED_PARAMETERS = "01 4120 08 00 00 01 00 1000 1000";
    private static final String EXTENDED_ON = "01 4220 06 01 00 0000 0000";

    private final List<Report> told = new CopyOnWriteArrayList<>();
    private VirtualController controller;
    private Socket gateway;

    @BeforeEach
    void connect() throws IOException {
        open(true);
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        controller.close();
    }

    @Test
    void answersTheInitialisationOfAGateway() throws IOException {
        assertThat(ask(RESET)).isEqualTo("040e0401030c00");
        assertThat(ask("01 0110 00")).startsWith("040e0c010110" + "00" + "09");
        assertThat(ask("01 0210 00")).startsWith("040e4401021000").hasSize(2 * 71);
        assertThat(ask("01 0320 00")).isEqualTo("040e0c010320" + "00" + "0010000000000000");
        assertThat(ask(EVENT_MASK_WITH_LE)).isEqualTo("040e0401010c00");
        assertThat(ask(LE_MASK_WITH_REPORTS)).isEqualTo("040e0401012000");
        assertThat(ask("01 0520 06 c10203040506")).isEqualTo("040e0401052000");
        assertThat(ask(SCAN_PARAMETERS)).isEqualTo("040e04010b2000");
        assertThat(ask(SCAN_ON)).isEqualTo("040e04010c2000");
    }

    @Test
    void refusesUnknownCommandsAndWrongLengths() throws IOException {
        assertThat(ask("01 ff20 01 00")).isEqualTo("040e0401ff2001");
        assertThat(ask("01 0c20 01 01")).isEqualTo("040e04010c2012");
    }

    @Test
    void refusesExtendedCommandsAfterLegacyOnesUntilReset() throws IOException {
        ask(SCAN_PARAMETERS);
        assertThat(ask(EXTENDED_PARAMETERS)).isEqualTo("040e040141200c");
        ask(RESET);
        assertThat(ask(EXTENDED_PARAMETERS)).isEqualTo("040e0401412000");
        assertThat(ask(SCAN_ON)).isEqualTo("040e04010c200c");
    }

    @Test
    void controllerWithoutExtendedAdvertisingDoesNotKnowItsCommands() throws IOException {
        close();
        open(false);

        assertThat(ask("01 0320 00")).endsWith("0000000000000000");
        assertThat(ask(EXTENDED_PARAMETERS)).isEqualTo("040e0401412001");
    }

    @Test
    void reportsOnlyWhileTheGatewayScansAndUnmasksReports() throws IOException {
        ask(SCAN_PARAMETERS);
        ask(SCAN_ON);
        controller.report(report("0201", false));
        ask(EVENT_MASK_WITH_LE);
        controller.report(report("0202", false));
        assertThat(read()).isEqualTo("043e0e" + "0201" + "0301" + "665544332211" + "02" + "0202" + "c5");

        ask("01 0c20 02 00 00");
        controller.report(report("0203", false));
        assertThat(ask(RESET)).isEqualTo("040e0401030c00");
        await().until(() -> told.size() == 1);
    }

    @Test
    void legacyScanDoesNotSeeExtendedAdvertising() throws IOException {
        startLegacyScan();
        controller.report(report("0301", true));
        controller.report(report("0302", false));

        assertThat(read()).contains("0302");
    }

    @Test
    void extendedScanGetsExtendedReportsOfBothKinds() throws IOException {
        ask(EVENT_MASK_WITH_LE);
        ask(LE_MASK_WITH_REPORTS);
        ask(EXTENDED_PARAMETERS);
        ask(EXTENDED_ON);

        controller.report(report("0301", false));
        assertThat(read())
                .isEqualTo("043e1c" + "0d01" + "1000" + "01" + "665544332211" + "01" + "00" + "ff" + "7f" + "c5"
                        + "0000" + "00" + "000000000000" + "02" + "0301");
        controller.report(report("0302", true));
        assertThat(read()).startsWith("043e1c" + "0d01" + "0000" + "01").contains("0101007fc5");
    }

    @Test
    void packsWaitingReportsIntoOneEventAsFarAsTheyFit() {
        Report report = report("00".repeat(31), false);

        assertThat(ReportEvents.fitting(List.of(report, report, report, report, report, report, report), false))
                .isEqualTo(6);
        byte[] event = ReportEvents.legacy(List.of(report, report));
        assertThat(event).hasSize(5 + 2 * 41);
        assertThat(event[2] & 0xFF).isEqualTo(event.length - 3);
        assertThat(event[4]).isEqualTo((byte) 2);
    }

    @Test
    void garbageIsOnTheWireAndTheReportsBehindItAreNotHeard() throws IOException {
        startLegacyScan();
        controller.garbage(new byte[] {0x55, 0x66});
        controller.report(report("0201", false));

        assertThat(HexFormat.of().formatHex(gateway.getInputStream().readNBytes(2)))
                .isEqualTo("5566");
        assertThat(read()).contains("0201");
        assertThat(told).isEmpty();
    }

    @Test
    void killedGatewayMayComeBackAndStartsAnew() throws IOException {
        startLegacyScan();
        gateway.close();
        await().until(() -> !controller.scanning());

        gateway = new Socket(InetAddress.getLoopbackAddress(), controller.port());
        ask(RESET);
        assertThat(controller.scanning()).isFalse();
        startLegacyScan();
        controller.report(report("0202", false));
        assertThat(read()).contains("0202");
    }

    @Test
    void ptyCarriesTheSameOctets(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        Path line = folder.resolve("controller");
        try (PtyBridge bridge = PtyBridge.open(line, controller.port())) {
            await().until(() -> Files.exists(line));
            try (var serial = new RandomAccessFile(line.toFile(), "rw")) {
                serial.write(HexFormat.of().parseHex("01030c00"));
                byte[] answer = new byte[7];
                serial.readFully(answer);
                assertThat(HexFormat.of().formatHex(answer)).isEqualTo("040e0401030c00");
            }
            assertThat(bridge).isNotNull();
        }
    }

    private void startLegacyScan() throws IOException {
        ask(EVENT_MASK_WITH_LE);
        ask(LE_MASK_WITH_REPORTS);
        ask(SCAN_PARAMETERS);
        ask(SCAN_ON);
    }

    private void open(boolean extended) throws IOException {
        controller = VirtualController.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), extended, new HearingListener() {
                    @Override
                    public void told(Report report) {
                        told.add(report);
                    }

                    @Override
                    public void scanning(boolean on) {}
                });
        gateway = new Socket(InetAddress.getLoopbackAddress(), controller.port());
    }

    private static Report report(String dataHex, boolean extended) {
        byte[] data = HexFormat.of().parseHex(dataHex);
        return new Report(0, new Advertisement(0, 0x1122_3344_5566L, extended, data, List.of()), -59);
    }

    private String ask(String command) throws IOException {
        gateway.getOutputStream().write(HexFormat.of().parseHex(command.replace(" ", "")));
        return read();
    }

    /** One event. */
    private String read() throws IOException {
        DataInputStream in = new DataInputStream(gateway.getInputStream());
        byte[] head = new byte[3];
        in.readFully(head);
        byte[] rest = new byte[head[2] & 0xFF];
        in.readFully(rest);
        return HexFormat.of().formatHex(head) + HexFormat.of().formatHex(rest);
    }
}
