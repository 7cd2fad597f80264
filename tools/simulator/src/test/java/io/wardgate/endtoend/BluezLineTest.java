package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.bluez.bus.BusAddress;
import io.wardgate.bluez.scan.BluezAdvertisementSource;
import io.wardgate.bluez.scan.BluezSettings;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.bluez.VirtualBluez;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's source for BlueZ at the simulated BlueZ. */
@Timeout(60)
class BluezLineTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int BANDS = 20;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsDebiansMock() {
        assumeTrue(
                Stream.of("/usr/bin/dbus-daemon", "/usr/bin/python3", "/usr/lib/python3/dist-packages/dbusmock")
                        .allMatch(one -> Files.exists(Path.of(one))),
                "install dbus and python3-dbusmock");
    }

    @Test
    void hearsAllThatTheLedgerCountsAsHeardAndNotesWhenTheGatewayLeaves() throws Exception {
        Path ledger = folder.resolve("ledger");
        Path socket = folder.resolve("bus");
        Set<Long> bands = ConcurrentHashMap.newKeySet();
        Set<String> frames = ConcurrentHashMap.newKeySet();
        AtomicLong before = new AtomicLong();
        try (Simulation ward = Simulation.start(ward(BANDS), options(ledger, socket))) {
            AdvertisementSource source = source(socket);
            source.start(advertisement -> {
                bands.add(advertisement.address());
                frames.add(advertisement.address() + HexFormat.of().formatHex(advertisement.data()));
            });
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> bands.size() == BANDS && frames.size() > 10 * BANDS);
                ward.hush();
                await().pollInterval(Duration.ofMillis(200))
                        .until(() -> before.getAndSet(frames.size()) == frames.size());
                assertThat(source.statistics().malformed()).isZero();
                assertThat(ward.status().overflowed()).isZero();
            } finally {
                source.stop();
            }
            await().until(() -> !ward.status().gatewayScans());
        }

        String noted = Files.readString(ledger);
        assertThat(noted).contains("\"scanning\"").contains("\"gone\"");
        assertThat(noted.lines().filter(line -> line.contains("\"newest\":true")))
                .hasSizeBetween(10 * BANDS, frames.size());
        assertThat(socket).doesNotExist();
    }

    @Test
    void refusesAWardThatItCannotCarryAndSaysWhatToChange() throws Exception {
        Scenario crowd = ward(4_000);

        assertThatThrownBy(() -> Simulation.start(crowd, options(folder.resolve("ledger"), folder.resolve("bus"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("16000")
                .hasMessageContaining("fewer bands, a longer radio.advertisingMillis, or another radio");
    }

    @Test
    void refusesASocketWhoseNameIsTooLong() throws Exception {
        Path socket = folder.resolve("long".repeat(40));

        assertThatThrownBy(() -> Simulation.start(ward(1), options(folder.resolve("ledger"), socket)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("name a shorter path");
    }

    private static Scenario ward(int bands) throws Exception {
        return ScenarioReader.parse("bluez", """
                bands: {count: %d, periodMillis: 250}
                radio: {lossless: true, advertisingMillis: 250}
                """.formatted(bands));
    }

    private static Simulation.Options options(Path ledger, Path socket) {
        return new Simulation.Options(ANY_PORT, null, false, ledger, null, null, null, null, socket);
    }

    private static AdvertisementSource source(Path socket) {
        BluezSettings settings = new BluezSettings(
                "onboard-2",
                new BusAddress(socket),
                AdapterBinding.parse("ble.bluez", VirtualBluez.ADAPTER, Path.of("/nowhere")),
                60,
                8_192);
        return BluezAdvertisementSource.of(settings, advertisement -> false, new SystemGatewayClock(), () -> false);
    }
}
