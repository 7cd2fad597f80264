package io.wardgate.tinyb.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.bluez.MockBluez;
import io.wardgate.tinyb.library.ChildFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The library hears a BlueZ that dbusmock plays; its faults end its process, and the source goes on. */
@Timeout(90)
class TinybSourceTest {

    private static final String BAND = "C0:01:A2:B3:C4:D5";

    private final List<Advertisement> heard = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private MockBluez bluez;
    private QueuedSource source;

    @BeforeEach
    void scan() throws IOException {
        TinybAssumptions.runsHere();
        bluez = MockBluez.start();
        source = TinybAdvertisementSource.of(
                new TinybSettings("unit", bluez.address().toString(), MockBluez.ADAPTER, 600, 256),
                new ChildFiles(folder, "Linux", System.getProperty("os.arch")),
                urgent -> false,
                new SteadyClock(1));
        source.start(heard::add);
        until(() -> state() == State.SCANNING);
    }

    @AfterEach
    void leave() throws IOException {
        if (source != null) {
            source.stop();
        }
        if (bluez != null) {
            bluez.close();
        }
    }

    @Test
    void hearsManufacturerAndServiceDataWithTheirStrength() throws IOException {
        hear(-60, "06ffffff010203");
        until(() -> heard.size() == 1);
        hear(-61, "06ffffff010204");
        until(() -> heard.size() == 2);
        hear(-62, "0616aafe200001");
        until(() -> heard.size() == 3);

        assertThat(heard)
                .extracting(one -> HexFormat.of().formatHex(one.data()))
                .containsExactly("06ffffff010203", "06ffffff010204", "0616aafe200001");
        assertThat(heard).extracting(Advertisement::rssiDbm).containsExactly(-60, -61, -62);
        assertThat(source.health("ble.tinyb").check().figures()).containsEntry("lossy", 1L);
    }

    @Test
    void outlivesTheLibraryWhichEndsItsProcessWithTheBus() throws IOException {
        bluez.killBus();
        until(() -> state() == State.OPENING && statistics().detail().contains("next attempt"));
        bluez.startBus();

        hearsAgain();
        assertThat(statistics().recoverySteps()).containsKey("restart");
    }

    @Test
    void hearsAgainAfterTheAdapterWasUnplugged() throws IOException {
        bluez.unplug();
        until(() -> state() == State.OPENING && statistics().detail().contains("is not there"));
        assertThat(statistics().detail()).contains("hci0 00:00:00:00:00:01");
        bluez.plugIn();

        hearsAgain();
    }

    @Test
    void hearsAgainAfterBluetoothdWasStartedAnew() throws IOException {
        bluez.stopDaemon();
        until(() -> state() == State.OPENING);
        bluez.startDaemon();

        hearsAgain();
    }

    private void hearsAgain() {
        until(() -> state() == State.SCANNING);
        heard.clear();
        until(() -> {
            hear(-60, "06ffffff010203");
            return !heard.isEmpty();
        });
    }

    private void hear(int rssiDbm, String data) throws IOException {
        bluez.hear(List.of(Map.of("address", BAND, "type", "random", "rssi", rssiDbm, "data", data)));
    }

    private State state() {
        return statistics().state();
    }

    private SourceStatistics statistics() {
        return source.statistics();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
