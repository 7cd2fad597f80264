package io.wardgate.buffer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How much this store writes to the flash, and how much that is a day, by the last hour. Adding and asking are safe
 * from any thread; {@link #tick} is the writer's.
 */
final class FlashMeter {

    /** Before this nothing is said of a day. */
    static final long SHORTEST_NANOS = 600_000_000_000L;

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long HOUR_NANOS = 60 * MINUTE_NANOS;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final Path PROCESS = Path.of("/proc/self/io");
    private static final String PROCESS_KEY = "write_bytes:";

    private final AtomicLong written = new AtomicLong();
    private final Deque<Sample> lastHour = new ArrayDeque<>();
    private volatile long perDay;
    private volatile @Nullable Long processWritten;

    private record Sample(long monoNanos, long written) {}

    void add(long octets) {
        written.addAndGet(octets);
    }

    /** Takes a sample a minute. */
    void tick(long nowNanos) {
        Sample last = lastHour.peekLast();
        if (last != null && nowNanos - last.monoNanos() < MINUTE_NANOS) {
            return;
        }
        lastHour.addLast(new Sample(nowNanos, written.get()));
        while (nowNanos - lastHour.getFirst().monoNanos() > HOUR_NANOS) {
            lastHour.removeFirst();
        }
        Sample first = lastHour.getFirst();
        long nanos = nowNanos - first.monoNanos();
        if (nanos >= SHORTEST_NANOS) {
            perDay = (long) ((double) (written.get() - first.written()) * DAY_NANOS / nanos);
        }
        processWritten = readProcess();
    }

    /** Growth of data files and catalogues since start. */
    long writtenOctets() {
        return written.get();
    }

    /** By the last hour; 0 in the first ten minutes. */
    long writtenOctetsPerDay() {
        return perDay;
    }

    /** What the kernel counts for the whole process, or null where it does not say. */
    @Nullable
    Long processWrittenOctets() {
        return processWritten;
    }

    private static @Nullable Long readProcess() {
        if (!Files.isReadable(PROCESS)) {
            return null;
        }
        try {
            for (String line : Files.readAllLines(PROCESS)) {
                if (line.startsWith(PROCESS_KEY)) {
                    return Long.parseLong(line.substring(PROCESS_KEY.length()).strip());
                }
            }
            return null;
        } catch (IOException e) {
            return null; // not every kernel says it
        }
    }
}
