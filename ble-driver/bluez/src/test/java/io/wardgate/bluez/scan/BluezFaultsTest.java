package io.wardgate.bluez.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.bluez.MockBluez;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What BlueZ, its adapter and the bus do wrong in the field; each is over within 15 s, counted, and seen as a state. */
@Timeout(60)
class BluezFaultsTest {

    private static final int GREATEST_GAP_SECONDS = 15;

    private final List<Advertisement> heard = Collections.synchronizedList(new ArrayList<>());
    private MockBluez bluez;
    private QueuedSource source;

    @BeforeEach
    void scan() throws IOException {
        bluez = MockBluez.start();
        source = BluezAdvertisementSource.of(
                new BluezSettings(
                        "faults",
                        bluez.address(),
                        AdapterBinding.parse("ble.bluez", MockBluez.ADAPTER, Path.of("/nowhere")),
                        600,
                        256),
                urgent -> false,
                new SteadyClock(1),
                () -> false);
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
    void hearsAgainAfterBluetoothdWasStartedAnew() throws IOException {
        bluez.stopDaemon();
        until(() -> state() == State.OPENING);
        assertThat(statistics().detail()).contains("BlueZ");
        bluez.startDaemon();

        hearsAgain();
        assertThat(statistics().recoverySteps()).containsEntry("daemon", 1L);
    }

    @Test
    void beginsToHearWhenBluetoothdComesAfterTheGateway() throws IOException {
        source.stop();
        bluez.stopDaemon();
        source.start(heard::add);
        until(() -> state() == State.OPENING && statistics().detail().contains("BlueZ"));
        bluez.startDaemon();

        hearsAgain();
    }

    @Test
    void hearsAgainAfterTheAdapterWasUnplugged() throws IOException {
        bluez.unplug();
        until(() -> state() == State.OPENING && statistics().detail().contains("is not there"));
        assertThat(statistics().detail()).contains("hci0 00:00:00:00:00:01");
        bluez.plugIn();

        hearsAgain();
        assertThat(statistics().recoverySteps()).containsEntry("adapter", 1L);
    }

    @Test
    void hearsAgainAfterTheBusWasKilled() throws IOException {
        bluez.killBus();
        until(() -> state() == State.OPENING && statistics().detail().contains("next attempt"));
        bluez.startBus();

        hearsAgain();
        assertThat(statistics().recoverySteps()).containsKey("reopen");
    }

    @Test
    void beginsAgainWhenAnotherProgramStopsScanning() throws IOException {
        bluez.set("Discovering", false);
        until(() -> state() == State.OPENING);
        assertThat(statistics().detail()).contains("another program");

        hearsAgain();
        assertThat(bluez.adapter("Discovering")).isEqualTo("true");
        assertThat(statistics().recoverySteps()).containsEntry("rescan", 1L);
    }

    @Test
    void switchesTheAdapterOnAgain() throws IOException {
        bluez.set("Powered", false);

        until(() -> bluez.adapter("Powered").equals("true"));
        hearsAgain();
        assertThat(statistics().recoverySteps()).containsEntry("power", 1L);
    }

    @Test
    void countsPropertiesOfWrongTypesAndDeliversTheRest() throws IOException {
        bluez.hear(List.of(BluezRadioPeer.asToldToTheMock(Heard.of(1))));
        bluez.tell("garble", Map.of("adapter", MockBluez.INDEX, "address", "00:00:00:00:00:01"));

        until(() -> heard.size() == 2);
        assertThat(statistics().malformed()).isEqualTo(2);
        assertThat(heard.get(1).rssiDbm()).isEqualTo(-59);
    }

    @Test
    void asksForADeviceThatItDoesNotKnow() throws IOException {
        bluez.hear(List.of(BluezRadioPeer.asToldToTheMock(Heard.of(1))));
        until(() -> heard.size() == 1);
        source.stop();
        source.start(heard::add);
        until(() -> state() == State.SCANNING);

        bluez.hear(List.of(BluezRadioPeer.asToldToTheMock(Heard.of(1).withRssi(-70))));

        until(() -> heard.size() == 2);
        assertThat(heard.get(1).rssiDbm()).isEqualTo(-70);
        assertThat(heard.get(1).data()).isEqualTo(heard.get(0).data());
    }

    @Test
    void isLossyOnceHoweverOftenItIsStarted() {
        source.stop();
        source.start(heard::add);
        until(() -> state() == State.SCANNING);

        assertThat(source.health("ble.bluez").check().figures()).containsEntry("lossy", 1L);
    }

    private void hearsAgain() {
        await().atMost(Duration.ofSeconds(GREATEST_GAP_SECONDS)).until(() -> state() == State.SCANNING);
        until(() -> {
            bluez.hear(List.of(BluezRadioPeer.asToldToTheMock(Heard.of(7))));
            return !heard.isEmpty();
        });
    }

    private State state() {
        return statistics().state();
    }

    private SourceStatistics statistics() {
        return source.statistics();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
