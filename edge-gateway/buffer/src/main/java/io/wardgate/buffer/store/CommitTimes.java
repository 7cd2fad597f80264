package io.wardgate.buffer.store;

import java.util.Arrays;

/** How long the last commits took, disk sync included. Safe from any thread. */
final class CommitTimes {

    private static final int REMEMBERED = 512;

    private final long[] micros = new long[REMEMBERED];
    private int count;

    synchronized void add(long nanos) {
        micros[count++ % REMEMBERED] = nanos / 1000;
        if (count == 2 * REMEMBERED) {
            count = REMEMBERED;
        }
    }

    synchronized long p99Micros() {
        int known = Math.min(count, REMEMBERED);
        if (known == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(micros, known);
        Arrays.sort(sorted);
        return sorted[(known - 1) * 99 / 100];
    }
}
