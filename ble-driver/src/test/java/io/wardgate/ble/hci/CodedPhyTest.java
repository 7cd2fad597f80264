package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CodedPhyTest {

    @Test
    void aControllerWithoutItIsRefusedWithWhatToDo() throws IOException {
        try (FakeController controller = new FakeController(true)) {
            AdvertisementSource source = source(controller);
            source.start(one -> {});
            await().until(() -> source.statistics().detail().contains("has no Coded PHY; set codedPhy: false"));
            source.stop();
        }
    }

    @Test
    void aControllerWithItScansOnBoth() throws IOException {
        try (FakeController controller = new FakeController(true)) {
            controller.answerOnce(
                    FakeController.READ_FEATURES,
                    HciEvents.commandComplete(FakeController.READ_FEATURES, new byte[] {0, 0, 0x18, 0, 0, 0, 0, 0, 0}));
            AdvertisementSource source = source(controller);
            source.start(one -> {});
            await().until(() -> source.statistics().state() == State.SCANNING);
            assertThat(source.statistics().detail()).endsWith("extended scanning on 1M and Coded PHY");
            source.stop();
        }
    }

    private static AdvertisementSource source(FakeController controller) {
        HciSettings settings = new HciSettings(
                "far",
                PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + controller.port(), 1_000_000),
                new ScanTiming(50, 50, true),
                60,
                256);
        return new HciRadio(settings, advertisement -> false, new SteadyClock(20));
    }
}
