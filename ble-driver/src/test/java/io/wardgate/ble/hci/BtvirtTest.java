package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hci source at a controller that others wrote: BlueZ's emulator, over its Unix socket. */
@Timeout(60)
class BtvirtTest {

    private static final long BAND = 0xC001_A2B3_C4D5L;
    private static final String BAND_OCTETS = "d5c4b3a201c0";

    @TempDir
    Path directory;

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private final AdvertisementSource source = new HciRadio(
            new HciSettings(
                    "btvirt",
                    PortAddress.parse("ble.hci", "unix:" + Btvirt.SOCKET, 1_000_000),
                    new ScanTiming(50, 50),
                    600,
                    256),
            advertisement -> false,
            new SteadyClock(20));
    private @Nullable Btvirt btvirt;

    @BeforeEach
    void startPeer() throws Exception {
        btvirt = Btvirt.start(directory);
        await().until(() -> Files.exists(Btvirt.SOCKET));
    }

    @AfterEach
    void stopPeer() throws IOException {
        source.stop();
        if (btvirt != null) {
            btvirt.close();
        }
    }

    @Test
    void hearsAnAdvertiserAndEachChangeOfItsData() throws IOException {
        startScanning();
        try (BtvirtAdvertiser band = new BtvirtAdvertiser(BAND_OCTETS)) {
            for (int bpm = 60; bpm < 70; bpm++) {
                band.advertise(bpm(bpm));
                awaitHeard(bpm);
            }
        }
        assertThat(heard).extracting(Advertisement::address).containsOnly(BAND);
        assertThat(heard).extracting(Advertisement::rssiDbm).containsOnly(Advertisement.RSSI_UNKNOWN);
        assertThat(source.statistics().malformed()).isZero();
        assertThat(source.statistics().skippedOctets()).isZero();
    }

    @Test
    void hearsAgainAfterTheControllersProcessWasReplaced() throws Exception {
        startScanning();
        Objects.requireNonNull(btvirt).close();
        await().until(() -> source.statistics().state() != State.SCANNING);

        btvirt = Btvirt.start(directory);

        await().atMost(20, TimeUnit.SECONDS).until(() -> source.statistics().state() == State.SCANNING);
        try (BtvirtAdvertiser band = new BtvirtAdvertiser(BAND_OCTETS)) {
            band.advertise(bpm(80));
            awaitHeard(80);
        }
    }

    private void startScanning() {
        source.start(heard::add);
        await().until(() -> source.statistics().state() == State.SCANNING);
    }

    private void awaitHeard(int bpm) {
        await().until(() -> heard.stream().anyMatch(one -> one.data()[4] == (byte) bpm));
    }

    private static byte[] bpm(int value) {
        return HeardAdvertisements.hex("04ff5701%02x".formatted(value));
    }
}
