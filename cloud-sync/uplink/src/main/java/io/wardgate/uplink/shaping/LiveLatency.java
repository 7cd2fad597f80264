package io.wardgate.uplink.shaping;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long live batches (routine and alarm) waited for their answers in the last 10 s.
 *
 * <p>Owned by the drain's thread.
 */
final class LiveLatency {

    static final long WINDOW_MILLIS = 10_000;

    private static final int MAX_SAMPLES = 512;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long atMillis, long latencyMillis) {}

    void answered(long latencyMillis, long nowMillis) {
        samples.addLast(new Sample(nowMillis, latencyMillis));
        if (samples.size() > MAX_SAMPLES) {
            samples.removeFirst();
        }
    }

    void forget() {
        samples.clear();
    }

    /** 95th percentile in ms; 0 without samples. */
    long p95Millis(long nowMillis) {
        while (!samples.isEmpty() && samples.getFirst().atMillis() < nowMillis - WINDOW_MILLIS) {
            samples.removeFirst();
        }
        long[] sorted =
                samples.stream().mapToLong(Sample::latencyMillis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }
}
