package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.band.BandUrgencyProbe;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.IdentityKey;
import io.wardgate.ble.privacy.IdentifyingDecoder;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.vendor.ShippedDecoders;
import io.wardgate.core.alarm.AlarmKeeping;
import io.wardgate.core.alarm.AlarmSettings;
import io.wardgate.core.alarm.ShippedProfile;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.pipeline.GatewayPipeline;
import io.wardgate.core.pipeline.PipelineSettings;
import io.wardgate.core.sealing.AlarmSource;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway at a busy entrance: each advertisement comes from an address that was never heard before, 50,000 an hour. Time is
 * the test's own; queue, dispatcher, decoders, deduper, cleaner, alarms and sealer are the real ones.
 */
class RandomAddressesTest {

    private static final long SEED = 20_261_122;
    private static final int AN_HOUR = 50_000;

    /** More of them: {@code -Dwardgate.hours=10}. */
    private static final int HOURS = Integer.getInteger("wardgate.hours", 4);

    private static final long STEP_NANOS = 3_600_000_000_000L / AN_HOUR;
    private static final int BLOCK = 4_000;
    private static final long ALLOWED_OCTETS = 1 << 20;
    private static final int LOOKS = 5;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private final GatewayClock clock = new StandingClock();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Intake> radio = new AtomicReference<>();
    private final PassingCrowd crowd = new PassingCrowd(SEED);
    private final ForgetfulStore store = new ForgetfulStore();
    private final GatewayEvents events = new GatewayEvents();
    private final DeclaredDrops drops = new DeclaredDrops();
    private final IdentifyingDecoder decoder =
            new IdentifyingDecoder(new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry(), identities(20));
    private final QueuedSource source =
            new QueuedSource("dongle-1", "hci", 8_192, new BandUrgencyProbe(0xFFFF), this::listening);
    private final AlarmKeeping alarms =
            new AlarmKeeping(AlarmSettings.ofMinutes(15, 1_440), clock, events, ShippedProfile.profile());
    private final GatewayPipeline pipeline = new GatewayPipeline(
            PipelineSettings.of(1_000, 65_536, 3_600, ""),
            () -> "GW-TEST-01",
            clock,
            decoder,
            new Cleaner(),
            new LinkTable(LinkSettings.shipped()),
            new AlarmSource(drops, events));
    private long heard;

    @BeforeEach
    void start() {
        pipeline.addObserver(alarms);
        pipeline.addStore(store);
        pipeline.addSource(source);
        alarms.start();
        pipeline.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        alarms.stop();
        pipeline.stop();
    }

    @Test
    void heapIsFlatThroughHoursOfFiftyThousandAddressesEach() {
        long before = heapOctets();
        hear(AN_HOUR);
        long afterAnHour = heapOctets();
        hear((HOURS - 1) * AN_HOUR);
        long atTheEnd = heapOctets();
        long overflowed = pipeline.check().figures().get("overflowed");

        System.out.printf(
                "random addresses: heap after collections %d kB at the start, %d kB after 50,000, %d kB after %,d;"
                        + " %s, devices %d%n",
                before >> 10,
                afterAnHour >> 10,
                atTheEnd >> 10,
                heard,
                decoder.figures(),
                pipeline.check().figures().get("devices"));
        assertThat(atTheEnd - afterAnHour).as("growth after the first hour").isLessThan(ALLOWED_OCTETS);
        assertThat(store.readings() + overflowed)
                .as("readings of those that tables know")
                .isGreaterThan(heard * 4 / 7);
        assertThat(decoder.figures().get("privateDropped")).isEqualTo((heard + 6) / 7);
    }

    private void hear(int addresses) {
        Intake intake = radio.get();
        for (int left = addresses; left > 0; left -= BLOCK) {
            for (int i = 0; i < Math.min(BLOCK, left); i++) {
                intake.report(crowd.next(nanos.addAndGet(STEP_NANOS)));
                heard++;
            }
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> source.statistics().delivered() == heard);
        }
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    nanos.addAndGet(STEP_NANOS);
                    Map<String, Long> figures = pipeline.check().figures();
                    return store.readings() + figures.get("overflowed") == figures.get("readings");
                });
    }

    /** The test is the radio: it reports from its own thread, this one only waits for the end. */
    private Runnable listening(Intake intake) {
        radio.set(intake);
        return () -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static List<IdentityKey> identities(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new IdentityKey(
                        0xC000_0000_0000L + i, ByteBuffer.allocate(16).putInt(i).array()))
                .toList();
    }

    /** The least of some looks: a collection is passed over while a thread is in native code with an array in hand. */
    private static long heapOctets() {
        return LongStream.generate(() -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .limit(LOOKS)
                .min()
                .orElseThrow();
    }

    /** Stands until the test lets time pass. */
    private final class StandingClock implements GatewayClock {

        @Override
        public long monoNanos() {
            return nanos.get();
        }

        @Override
        public long wallMillis() {
            return 1_795_305_600_000L + nanos.get() / 1_000_000;
        }

        @Override
        public long bootId() {
            return 1;
        }

        @Override
        public boolean isSynchronised() {
            return true;
        }
    }
}
