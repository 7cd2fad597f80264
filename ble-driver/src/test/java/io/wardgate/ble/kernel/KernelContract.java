package io.wardgate.ble.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.ble.source.RadioPeer.Tuning;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a source that hears through the kernel survives beyond the contract of all sources: its adapter pulled out and
 * put back, and BlueZ started anew. At the wall's pace: these are the times that the field would see.
 */
@Timeout(120)
public abstract class KernelContract {

    private static final int WATCHDOG_SECONDS = 5;

    /** Within this everything must be well again (unattended recovery), in emulated time. */
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private @Nullable BluetoothDaemon daemon;
    private @Nullable KernelAdapter adapter;
    private @Nullable RadioPeer peer;
    private @Nullable AdvertisementSource source;

    /** The radio of the source under test. */
    protected abstract RadioPeer peer(KernelAdapter adapter) throws IOException;

    @BeforeEach
    void startListening() throws IOException {
        daemon = BluetoothDaemon.start();
        adapter = KernelAdapter.plugIn();
        peer = peer(adapter);
        source = peer.source(new Tuning("kernel", WATCHDOG_SECONDS, 256), urgent -> false, new SteadyClock(1));
        source.start(heard::add);
        awaitHearing(1);
    }

    @AfterEach
    void stopListening() throws IOException {
        Objects.requireNonNull(source).stop();
        Objects.requireNonNull(peer).close();
        adapter().close();
        Objects.requireNonNull(daemon).close();
    }

    @Test
    void findsItsAdapterByAddressWhenItComesBackUnderAnotherIndex() throws IOException {
        adapter().pullOut();
        until(() -> source().statistics().state() != State.SCANNING);
        Process other = new ProcessBuilder("btvirt", "-L", "-l1").inheritIO().start();
        try {
            until(() -> KernelAdapter.adapters() == 1);
            adapter().plugInAgain();

            awaitHearing(2);
        } finally {
            other.destroy();
            other.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        assertThat(source().statistics().state()).isEqualTo(State.SCANNING);
    }

    @Test
    void hearsAgainAfterBluezWasStartedAnew() throws IOException {
        Objects.requireNonNull(daemon).restart();

        awaitHearing(2);
    }

    @Test
    void hearsAnAdvertiserWhoseDataChange() throws IOException {
        for (int value = 0; value < 5; value++) {
            byte[] data = {4, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) value};
            awaitHearing(Heard.of(2).withData(data));
        }
    }

    private AdvertisementSource source() {
        return Objects.requireNonNull(source);
    }

    private RadioPeer peer() {
        return Objects.requireNonNull(peer);
    }

    private KernelAdapter adapter() {
        return Objects.requireNonNull(adapter);
    }

    private void awaitHearing(long address) {
        awaitHearing(Heard.of(address));
    }

    /** A band goes on advertising, whether anybody listens or not. */
    private void awaitHearing(Heard report) {
        Awaitility.await()
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .untilAsserted(() -> {
                    peer().hear(report);
                    assertThat(heard)
                            .as(() -> source().statistics().toString())
                            .anyMatch(one ->
                                    one.address() == report.address() && Arrays.equals(one.data(), report.data()));
                });
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(RECOVERY).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
