package io.wardgate.ble.source;

import com.sun.management.OperatingSystemMXBean;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.RadioPeer.Tuning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Benchmark of a source alone, run by hand (docs/wire/hci.md): its radio sends full legacy reports at the rate of a 1
 * Mbaud line, then far above it against a sink that is too slow.
 */
public final class SourceThroughput {

    private static final int LINE_RATE = 2_170;
    private static final int FLOOD_RATE = 10_000;
    private static final int URGENT_EVERY = 1_000;
    private static final long URGENT = 1L << 40;
    private static final long SLOW_SINK_NANOS = 200_000;
    private static final long HEAP_LIMIT_MEGABYTES = 64;

    private final RadioPeer radio;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong urgentReceived = new AtomicLong();
    private long greatestHeapMegabytes;

    private SourceThroughput(RadioPeer radio) {
        this.radio = radio;
    }

    /**
     * Runs both feeds, prints figures.
     *
     * @param arguments seconds at line rate and seconds of flood; 60 and 30 if absent
     * @return false if something was lost uncounted
     */
    public static boolean run(RadioPeer radio, String... arguments) throws Exception {
        int lineSeconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int floodSeconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        boolean line = new SourceThroughput(radio).run("line rate", LINE_RATE, lineSeconds, 0, true);
        return new SourceThroughput(radio).run("flood", FLOOD_RATE, floodSeconds, SLOW_SINK_NANOS, false) && line;
    }

    private boolean run(String title, int rate, int seconds, long sinkNanos, boolean mustBeWhole) throws Exception {
        long cpuBefore = cpuNanos();
        AdvertisementSource source =
                radio.source(new Tuning("bench", 60, 8_192), one -> one.address() >= URGENT, new SteadyClock(1));
        source.start(one -> {
            received.incrementAndGet();
            if (one.address() >= URGENT) {
                urgentReceived.incrementAndGet();
            }
            if (sinkNanos > 0) {
                LockSupport.parkNanos(sinkNanos);
            }
        });
        while (!radio.isListenedTo()) {
            Thread.sleep(10);
        }
        long sent = feed(rate, seconds);
        SourceStatistics last;
        do {
            last = source.statistics();
            Thread.sleep(200);
        } while (last.reports() < sent || last.queued() > 0);
        source.stop();
        while (radio.isHeld()) {
            Thread.sleep(10);
        }
        return report(title, rate, seconds, sent, cpuNanos() - cpuBefore, source.statistics(), mustBeWhole);
    }

    private boolean report(
            String title, int rate, int seconds, long sent, long cpuNanos, SourceStatistics at, boolean mustBeWhole) {
        long dropped = at.droppedRoutine() + at.droppedUrgent();
        long urgentSent = sent / URGENT_EVERY;
        boolean balanced = at.reports() == sent
                && at.delivered() == received.get()
                && at.reports() == at.delivered() + dropped + at.queued();
        boolean urgentWhole = at.droppedUrgent() == 0 && urgentReceived.get() == urgentSent;
        boolean bounded = greatestHeapMegabytes <= HEAP_LIMIT_MEGABYTES;
        boolean good = balanced
                && urgentWhole
                && bounded
                && at.malformed() == 0
                && at.skippedOctets() == 0
                && (!mustBeWhole || dropped == 0);
        System.out.printf(
                "%s: %,d/s asked for %d s, %,d/s sent%n"
                        + "  sent %,d = reports %,d = delivered %,d + dropped %,d + queued %d: %s%n"
                        + "  urgent sent %,d, received %,d, dropped %d%n"
                        + "  malformed %d, skipped octets %d, greatest used heap after GC %d MB%n"
                        + "  CPU of the whole process, feeder included: %d %% of one core%n"
                        + "  %s%n",
                title,
                rate,
                seconds,
                sent / seconds,
                sent,
                at.reports(),
                at.delivered(),
                dropped,
                at.queued(),
                balanced ? "balanced" : "NOT BALANCED",
                urgentSent,
                urgentReceived.get(),
                at.droppedUrgent(),
                at.malformed(),
                at.skippedOctets(),
                greatestHeapMegabytes,
                cpuNanos / (seconds * 10_000_000L),
                good ? "OK" : "MISSED");
        return good;
    }

    /** Every 5 ms what is due by then, so that the average is exact however the scheduler behaves. */
    private long feed(int rate, int seconds) throws IOException {
        byte[] data = new byte[31];
        data[0] = 30;
        data[1] = (byte) 0xFF;
        long total = (long) rate * seconds;
        long sent = 0;
        long started = System.nanoTime();
        long nextHeapLook = started;
        while (sent < total) {
            long due = Math.min(total, (System.nanoTime() - started) * rate / 1_000_000_000L);
            ByteArrayOutputStream burst = new ByteArrayOutputStream();
            for (; sent < due; sent++) {
                long address = (sent + 1) % URGENT_EVERY == 0 ? URGENT | sent : sent % 400;
                burst.writeBytes(radio.octets(Heard.of(address).withData(data)));
            }
            radio.send(burst.toByteArray());
            if (System.nanoTime() >= nextHeapLook) {
                nextHeapLook += 10_000_000_000L;
                lookAtHeap();
            }
            LockSupport.parkNanos(5_000_000L);
        }
        lookAtHeap();
        return sent;
    }

    private void lookAtHeap() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        greatestHeapMegabytes = Math.max(greatestHeapMegabytes, used >> 20);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
