package io.wardgate.receiver.ingest;

import java.time.Duration;

/**
 * How many readings a group may have so that its commit takes about {@value #TARGET_MILLIS} ms on this machine and
 * database: so long an emergency waits at most. Follows the mean of the last groups, faster down than up.
 *
 * <p>Not thread-safe: owned by the writer thread.
 */
final class GroupSize {

    static final int LEAST = 1_000;
    static final int MOST = 40_000;

    private static final int FIRST = 4_000;
    private static final long TARGET_MILLIS = 150;
    private static final double UP = 0.1;
    private static final double DOWN = 0.5;

    private double readings = FIRST;

    int readings() {
        return (int) readings;
    }

    /** A group of this many readings took so long; small groups say nothing, because the disk sync rules them. */
    void observe(int committed, Duration took) {
        double fitting = committed * (double) TARGET_MILLIS / Math.max(1, took.toMillis());
        if (committed < LEAST / 2 && fitting > LEAST) {
            return;
        }
        double share = fitting < readings ? DOWN : UP;
        readings = Math.max(LEAST, Math.min(MOST, readings + share * (fitting - readings)));
    }
}
