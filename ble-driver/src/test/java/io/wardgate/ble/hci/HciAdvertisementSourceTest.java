package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import io.wardgate.ble.source.SourceHealth;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The source against a controller that can misbehave; its clock runs 20 times as fast as the wall's. */
class HciAdvertisementSourceTest {

    private static final byte[] FLAGS = HeardAdvertisements.hex("020106");
    private static final int[] LEGACY_START = {
        0x0C03, 0x1001, 0x1002, 0x2003, 0x0C01, 0x2001, 0x200B, 0x200C,
    };

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private AdvertisementSource source = source("tcp:127.0.0.1:1", 60);

    @AfterEach
    void stop() {
        source.stop();
    }

    @Test
    void startsALegacyControllerInOrderAndDeliversItsReports() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            controller.send(HciEvents.legacyReport(0xC001A2B3C4D5L, FLAGS, -59));

            await().until(() -> !heard.isEmpty());
            assertThat(controller.opcodes).containsExactly(boxed(LEGACY_START));
            Advertisement one = heard.get(0);
            assertThat(one.address()).isEqualTo(0xC001A2B3C4D5L);
            assertThat(one.rssiDbm()).isEqualTo(-59);
            assertThat(one.data()).isEqualTo(FLAGS);
            assertThat(source.statistics().state()).isEqualTo(State.SCANNING);
            assertThat(new SourceHealth("ble.hci", source).check().state()).isEqualTo(Health.State.OK);
        }
    }

    @Test
    void usesOnlyExtendedCommandsIfTheControllerHasThem() throws IOException {
        try (FakeController controller = scanningController(true, 60)) {
            controller.send(HciEvents.extendedReport(0xC001A2B3C4D5L, 0, FLAGS, 127));

            await().until(() -> !heard.isEmpty());
            assertThat(controller.opcodes).endsWith(0x2041, 0x2042).doesNotContain(0x200B, 0x200C);
            assertThat(heard.get(0).extended()).isTrue();
            assertThat(heard.get(0).rssiDbm()).isEqualTo(Advertisement.RSSI_UNKNOWN);
        }
    }

    @Test
    void resetsOnceMoreIfACommandIsNotAnswered() throws IOException {
        try (FakeController controller = new FakeController(false)) {
            controller.answerOnce(0x2001);
            hear(controller, 60);

            await().until(controller::isScanning);
            assertThat(controller.opcodes).containsSubsequence(0x2001, 0x0C03, 0x2001, 0x200C);
            assertThat(source.statistics().recoveries()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTakeTheAnswerToAnotherCommand() throws IOException {
        try (FakeController controller = new FakeController(false)) {
            controller.answerOnce(0x0C01, HciEvents.commandComplete(0x0C03, (byte) 0));
            hear(controller, 60);

            await().until(controller::isScanning);
            assertThat(controller.opcodes).containsSubsequence(0x0C01, 0x0C03, 0x0C01);
        }
    }

    @Test
    void resetsOnceMoreIfACommandIsRefused() throws IOException {
        try (FakeController controller = new FakeController(false)) {
            controller.answerOnce(0x200B, HciEvents.commandStatus(0x200B, 0x0C));
            hear(controller, 60);

            await().until(controller::isScanning);
            assertThat(controller.opcodes).containsSubsequence(0x200B, 0x0C03, 0x200B);
        }
    }

    @Test
    void takesReportsWhileACommandWaits() throws IOException {
        try (FakeController controller = new FakeController(false)) {
            byte[] report = HciEvents.legacyReport(1, FLAGS, -50);
            controller.answerOnce(0x1001, report);
            hear(controller, 60);

            await().until(() -> !heard.isEmpty());
            await().until(controller::isScanning);
        }
    }

    @Test
    void startsAnewAfterAHardwareError() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            controller.opcodes.clear();
            controller.send(HciEvents.hardwareError());

            await().until(() -> controller.opcodes.size() == LEGACY_START.length);
            assertThat(controller.opcodes).containsExactly(boxed(LEGACY_START));
            assertThat(source.statistics().recoveries()).isEqualTo(1);
        }
    }

    @Test
    void findsTheNextReportAfterGarbageAndResetsAfterMuchOfIt() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            controller.send(
                    HciEvents.legacyReport(1, FLAGS, -50),
                    HeardAdvertisements.hex("ff00aa5504ff"),
                    HciEvents.legacyReport(2, FLAGS, -50));
            await().until(() -> heard.size() == 2);
            assertThat(source.statistics().recoveries()).isZero();

            controller.opcodes.clear();
            controller.send(new byte[400], HciEvents.legacyReport(3, FLAGS, -50));

            await().until(() -> heard.size() == 3);
            await().until(() -> controller.opcodes.size() == LEGACY_START.length);
            assertThat(source.statistics().skippedOctets()).isEqualTo(406);
        }
    }

    @Test
    void comesBackAfterTheLineWasCutInTheMiddleOfAReport() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            controller.send(HeardAdvertisements.hex("043e0f0201"));
            controller.cutConnection();
            await().until(() -> source.statistics().state() != State.SCANNING);

            await().until(() -> source.statistics().state() == State.SCANNING);
            controller.send(HciEvents.legacyReport(7, FLAGS, -50));
            await().until(() -> heard.size() == 1);
        }
    }

    @Test
    void climbsTheLadderWhenNothingIsHeardAndComesDownWithTheFirstReport() throws IOException {
        try (FakeController controller = scanningController(false, 2)) {
            // after the start's reset: scan off and on, then a reset, then a new connection that starts with a reset
            await().until(() ->
                    controller.opcodes.stream().filter(code -> code == 0x0C03).count() >= 3);
            assertThat(controller.opcodes).containsSequence(0x200C, 0x200C, 0x200C, 0x0C03);
            await().until(controller::isScanning);
            assertThat(source.statistics().recoveries()).isGreaterThanOrEqualTo(3);

            controller.send(HciEvents.legacyReport(7, FLAGS, -50));
            await().until(() -> heard.size() == 1);
            await().until(() -> source.statistics().state() == State.SCANNING);
        }
    }

    @Test
    void saysWhatIsWrongWithThePortAndConnectsWhenItIsThere() throws IOException {
        int port;
        try (FakeController gone = new FakeController(false)) {
            port = gone.port();
        }
        source = source("tcp:127.0.0.1:" + port, 60);
        source.start(heard::add);

        await().until(() -> source.statistics().detail().contains("next attempt"));
        assertThat(source.statistics().detail())
                .contains("tcp:127.0.0.1:" + port)
                .contains("check that a controller listens there");
        assertThat(new SourceHealth("ble.hci", source).check().state()).isEqualTo(Health.State.FAILED);
        try (FakeController controller = new FakeController(false, port)) {
            await().until(controller::isScanning);
        }
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            source.stop();

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("wardgate-hci-"));
            assertThat(source.statistics().state()).isEqualTo(State.STOPPED);
        }
    }

    private FakeController scanningController(boolean extended, int watchdogSeconds) throws IOException {
        FakeController controller = new FakeController(extended);
        hear(controller, watchdogSeconds);
        await().until(() -> controller.isScanning() && source.statistics().state() == State.SCANNING);
        return controller;
    }

    private void hear(FakeController controller, int watchdogSeconds) {
        source = source("tcp:127.0.0.1:" + controller.port(), watchdogSeconds);
        source.start(heard::add);
    }

    private static AdvertisementSource source(String port, int watchdogSeconds) {
        HciSettings settings = new HciSettings(
                "test", PortAddress.parse("ble.hci", port, 1_000_000), new ScanTiming(50, 50), watchdogSeconds, 256);
        return HciAdvertisementSource.of(settings, advertisement -> false, new SteadyClock(20));
    }

    private static Integer[] boxed(int[] opcodes) {
        return Arrays.stream(opcodes).boxed().toArray(Integer[]::new);
    }
}
