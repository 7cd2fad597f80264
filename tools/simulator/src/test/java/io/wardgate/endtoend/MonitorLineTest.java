package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.btsnoop.BtsnoopAdvertisementSource;
import io.wardgate.ble.btsnoop.BtsnoopSettings;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.btsnoop.VirtualMonitor;
import io.wardgate.simulator.scenario.ScenarioReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's source for on-board radios at the simulated monitor, whose stream is spoilt again and again. */
@Timeout(60)
class MonitorLineTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int BANDS = 20;

    @TempDir
    private Path folder;

    @Test
    void hearsEveryBandAndStartsASpoiltMonitorAnew() throws Exception {
        Simulation.Options options = new Simulation.Options(
                ANY_PORT, null, false, folder.resolve("ledger"), null, null, null, ANY_PORT, null);
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        try (Simulation ward = Simulation.start(ScenarioReader.parse("spoilt", """
                bands: {count: %d, periodMillis: 250}
                radio: {lossless: true, advertisingMillis: 100}
                faults: {garbagePerMinute: 30}
                """.formatted(BANDS)), options)) {
            AdvertisementSource source = source(ward.monitorPort());
            source.start(advertisement -> heard.add(advertisement.address()));
            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> heard.size() == BANDS
                                && source.statistics().recoveries() >= 2
                                && ward.status().gatewayScans());
                assertThat(source.statistics().malformed()).isZero();
                assertThat(ward.status().heard()).isPositive();
            } finally {
                source.stop();
            }
            await().until(() -> !ward.status().gatewayScans());
        }
    }

    private static AdvertisementSource source(int port) {
        BtsnoopSettings settings = new BtsnoopSettings(
                "onboard-1",
                AdapterBinding.parse("ble.btsnoop", VirtualMonitor.ADAPTER, Path.of("/nowhere")),
                VirtualMonitor.command(port),
                60,
                8_192);
        return BtsnoopAdvertisementSource.of(settings, advertisement -> false, new SystemGatewayClock());
    }
}
