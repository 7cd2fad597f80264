package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A controller whose firmware only scans is as good an ear as any. */
class HearingOnlyTest {

    private static final int LE_READ_BUFFER_SIZE = 0x2002;
    private static final byte UNKNOWN_COMMAND = 0x01;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hearsThroughAControllerThatCannotConnect(boolean knowsTheQuestion) throws IOException {
        HciRadio radio;
        try (FakeController controller = new FakeController(false)) {
            byte[] none = knowsTheQuestion ? new byte[] {0, 0, 0, 0} : new byte[] {UNKNOWN_COMMAND};
            controller.answerOnce(LE_READ_BUFFER_SIZE, HciEvents.commandComplete(LE_READ_BUFFER_SIZE, none));
            radio = new HciRadio(settings(controller.port()), urgent -> false, new SteadyClock(1));
            radio.start(one -> {});
            await().until(() -> radio.statistics().state() == State.SCANNING);

            controller.send(HciEvents.legacyReport(1, new byte[] {2, 1, 6}, -50));
            await().until(() -> radio.statistics().delivered() == 1);
            assertThatThrownBy(() -> radio.connect(new GattDevice(1, false), 1_000))
                    .isInstanceOf(GattException.class)
                    .hasMessageContaining("no buffers for connections");
        }
        radio.stop();
    }

    private static HciSettings settings(int port) {
        return new HciSettings(
                "dongle-1",
                PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + port, 1_000_000),
                new ScanTiming(50, 50),
                60,
                256,
                new Rescue(List.of(), false),
                2);
    }
}
