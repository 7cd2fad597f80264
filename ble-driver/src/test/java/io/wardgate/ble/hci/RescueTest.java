package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A controller that falls silent without any error; the source's clock runs 20 times as fast as the wall's. */
class RescueTest {

    private static final byte[] FLAGS = HeardAdvertisements.hex("020106");

    @TempDir
    Path directory;

    @Test
    void cutsThePowerWhenNothingElseHelpsAndHearsAgain() throws Exception {
        Path cut = directory.resolve("cut");
        HciRadio source;
        try (FakeController controller = new FakeController(false)) {
            source = source(controller, List.of("touch", cut.toString()));
            source.start(one -> {});
            await().until(() -> Files.exists(cut));
            await().until(() -> steps(source, "report") > 0);
            controller.send(HciEvents.legacyReport(7, FLAGS, -50));
            await().until(() -> source.statistics().delivered() == 1);
            await().until(() -> source.statistics().state() == SourceStatistics.State.SCANNING);
        } finally {
            Files.deleteIfExists(cut);
        }
        source.stop();
        assertThat(source.statistics().recoverySteps()).containsKeys("rescan", "reset", "reopen", "powerCycle");
        assertThat(source.health().check().figures())
                .containsEntry("recoveries.powerCycle", steps(source, "powerCycle"))
                .containsEntry("recoveries", source.statistics().recoveries());
    }

    @Test
    void goesOnWhenTheCommandFails() throws Exception {
        try (FakeController controller = new FakeController(false)) {
            HciRadio source = source(controller, List.of("false"));
            source.start(one -> {});
            await().until(() -> steps(source, "powerCycle") > 0 && steps(source, "report") > 0);
            source.stop();
        }
    }

    @Test
    void saysWhichCommandFailedAndHow() {
        assertThatThrownBy(() -> new Rescue(List.of("false"), false).cyclePower())
                .isInstanceOf(IOException.class)
                .hasMessage("powerCycle [false] ended with 1; try it by hand as the gateway's user");
        assertThatThrownBy(() -> new Rescue(List.of("/no/such/command"), false).cyclePower())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/command");
    }

    private static long steps(HciRadio source, String step) {
        return source.statistics().recoverySteps().getOrDefault(step, 0L);
    }

    private static HciRadio source(FakeController controller, List<String> powerCycle) {
        HciSettings settings = new HciSettings(
                "rescued",
                PortAddress.parse("ble.hci", "tcp:127.0.0.1:" + controller.port(), 1_000_000),
                new ScanTiming(50, 50),
                2,
                256,
                new Rescue(powerCycle, true));
        return new HciRadio(settings, advertisement -> false, new SteadyClock(20));
    }
}
