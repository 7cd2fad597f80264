package io.wardgate.bluez.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.QueuedSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceReportsTest {

    private static final int RANDOM_ADDRESSES = 50_000;
    private static final Map<String, Object> HEARD = Map.of("RSSI", -60, "AddressType", "random");

    private final AtomicReference<Intake> intake = new AtomicReference<>();
    private final List<String> questions = new ArrayList<>();
    private final QueuedSource source = new QueuedSource("unit", "bluez", 256, urgent -> false, made -> {
        intake.set(made);
        return () -> {};
    });
    private DeviceReports reports;

    @BeforeEach
    void begin() {
        source.start(advertisement -> {});
        reports = new DeviceReports("unit", new SteadyClock(1), Objects.requireNonNull(intake.get()), path -> {
            questions.add(path);
            return questions.size();
        });
    }

    @AfterEach
    void end() {
        source.stop();
    }

    @Test
    void keepsABandAmongFiftyThousandRandomAddresses() throws IOException {
        String band = path(0xC001_A2B3_C4D5L);
        reports.added(band, HEARD);
        for (int i = 0; i < RANDOM_ADDRESSES; i++) {
            reports.added(path(0x4000_0000_0000L + i), HEARD);
            if (i % 1_000 == 0) {
                assertThat(reports.changed(band, HEARD)).isTrue();
            }
        }

        assertThat(questions).isEmpty();
        assertThat(figure("reports")).isEqualTo(RANDOM_ADDRESSES + RANDOM_ADDRESSES / 1_000 + 1);
        assertThat(figure("forgottenDevices")).isEqualTo(RANDOM_ADDRESSES + 1 - DeviceReports.GREATEST_DEVICES);
    }

    @Test
    void keepsTheHeapFlatOverFiftyThousandRandomAddresses() {
        hearRandom(0, RANDOM_ADDRESSES / 5);
        long before = usedHeap();

        hearRandom(RANDOM_ADDRESSES / 5, RANDOM_ADDRESSES);

        assertThat(usedHeap() - before).isLessThan(1_000_000);
    }

    @Test
    void asksForFewUnknownDevicesAtATimeAndCountsTheOthers() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(reports.changed(path(i), HEARD)).isFalse();
            reports.changed(path(i), HEARD);
        }

        assertThat(questions).hasSize(64).doesNotHaveDuplicates();
        assertThat(figure("unaskedDevices")).isEqualTo(2L * (1_000 - 64));
    }

    @Test
    void takesChangesOfConnectionsForNoAdvertisements() throws IOException {
        String band = path(1);
        reports.added(band, HEARD);

        assertThat(reports.changed(band, Map.of("Connected", true))).isFalse();
        assertThat(reports.added(path(2), Map.of("Paired", true))).isFalse();

        assertThat(figure("reports")).isEqualTo(1);
    }

    private void hearRandom(int from, int to) {
        for (int i = from; i < to; i++) {
            reports.added(path(0x4000_0000_0000L + i), HEARD);
        }
        await().until(() -> figure("queued") == 0);
    }

    /** After collections, until two in a row free nothing of note. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (long next = Long.MAX_VALUE - 1; next < used; ) {
            used = next;
            System.gc();
            next = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
        return used;
    }

    private long figure(String name) {
        return source.health("ble.bluez").check().figures().getOrDefault(name, -1L);
    }

    private static String path(long address) {
        return "/org/bluez/hci1/dev_" + DeviceAddress.format(address).replace(':', '_');
    }
}
