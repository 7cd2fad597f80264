package io.wardgate.receiver.live;

import org.jspecify.annotations.Nullable;

/**
 * Percentiles of the delays of the last five minutes, from thirty slots of ten seconds with one histogram each.
 * Buckets grow by a quarter of a power of two, so a percentile is at most 19 % too high.
 *
 * <p>Not thread-safe: guarded by {@link LiveBoard}.
 */
final class LagWindow {

    private static final int SLOTS = 30;
    private static final long SLOT_MILLIS = 10_000;
    private static final int STEPS_PER_OCTAVE = 4;
    private static final int BUCKETS = 40 * STEPS_PER_OCTAVE;

    private final int[][] counts = new int[SLOTS][BUCKETS];
    private final long[] slotNumber = new long[SLOTS];

    void add(long nowMillis, long lagMillis) {
        long number = nowMillis / SLOT_MILLIS;
        int slot = (int) Math.floorMod(number, (long) SLOTS);
        if (slotNumber[slot] != number) {
            slotNumber[slot] = number;
            counts[slot] = new int[BUCKETS];
        }
        counts[slot][bucket(lagMillis)]++;
    }

    /** The delay that this share of the last five minutes did not exceed; null if there was nothing. */
    @Nullable
    Long percentileMillis(long nowMillis, double share) {
        long[] sums = new long[BUCKETS];
        long total = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (nowMillis / SLOT_MILLIS - slotNumber[slot] < SLOTS) {
                for (int bucket = 0; bucket < BUCKETS; bucket++) {
                    sums[bucket] += counts[slot][bucket];
                    total += counts[slot][bucket];
                }
            }
        }
        if (total == 0) {
            return null;
        }
        long wanted = (long) Math.ceil(share * total);
        int bucket = 0;
        for (long seen = sums[0]; seen < wanted; seen += sums[bucket]) {
            bucket++;
        }
        return upperBound(bucket);
    }

    private static int bucket(long lagMillis) {
        if (lagMillis <= 1) {
            return 0;
        }
        double octaves = Math.log(lagMillis) / Math.log(2);
        return Math.min(BUCKETS - 1, (int) Math.ceil(octaves * STEPS_PER_OCTAVE));
    }

    private static long upperBound(int bucket) {
        return (long) Math.floor(Math.pow(2, (double) bucket / STEPS_PER_OCTAVE));
    }
}
