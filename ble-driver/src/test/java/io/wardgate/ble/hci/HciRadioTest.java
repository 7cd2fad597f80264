package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is HCI about the source, with a controller that can misbehave; the contract is elsewhere. Its clock runs 20 times as fast as the wall's. */
class HciRadioTest {

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
    void startsALegacyControllerInOrder() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            assertThat(controller.opcodes).containsExactly(boxed(LEGACY_START));
            assertThat(source.statistics().detail())
                    .contains("tcp:127.0.0.1:" + controller.port())
                    .contains("legacy scanning");
        }
    }

    @Test
    void usesOnlyExtendedCommandsIfTheControllerHasThem() throws IOException {
        try (FakeController controller = scanningController(true, 60)) {
            assertThat(controller.opcodes).endsWith(0x2041, 0x2042).doesNotContain(0x200B, 0x200C);
            assertThat(source.statistics().detail()).contains("extended scanning");
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
    void resetsAfterMuchGarbage() throws IOException {
        try (FakeController controller = scanningController(false, 60)) {
            controller.opcodes.clear();
            controller.send(new byte[400], HciEvents.legacyReport(3, FLAGS, -50));

            await().until(() -> heard.size() == 1);
            await().until(() -> controller.opcodes.size() == LEGACY_START.length);
            assertThat(source.statistics().skippedOctets()).isEqualTo(400);
        }
    }

    @Test
    void scansAnewThenResetsThenReopensWhenNothingIsHeard() throws IOException {
        try (FakeController controller = scanningController(false, 2)) {
            // after the start's reset: scan off and on, then a reset, then a new connection that starts with a reset
            await().until(() ->
                    controller.opcodes.stream().filter(code -> code == 0x0C03).count() >= 3);
            assertThat(controller.opcodes).containsSequence(0x200C, 0x200C, 0x200C, 0x0C03);
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
        return new HciRadio(settings, advertisement -> false, new SteadyClock(20));
    }

    private static Integer[] boxed(int[] opcodes) {
        return Arrays.stream(opcodes).boxed().toArray(Integer[]::new);
    }
}
