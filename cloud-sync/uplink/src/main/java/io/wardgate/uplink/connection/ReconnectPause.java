package io.wardgate.uplink.connection;

import java.util.random.RandomGenerator;

/**
 * How long to wait before connecting again: decorrelated jitter, each pause random between the first and three times
 * the one before. So fifty gateways do not come back in step after their server restarted; the longest pause is short,
 * because every second of it delays the data of a ward.
 *
 * <p>Owned by one connection's thread.
 */
final class ReconnectPause {

    static final long FIRST_MILLIS = 500;

    private final RandomGenerator random;
    private final long longestMillis;
    private long before = FIRST_MILLIS;

    ReconnectPause(RandomGenerator random, long longestMillis) {
        this.random = random;
        this.longestMillis = longestMillis;
    }

    long nextMillis() {
        before = Math.min(longestMillis, random.nextLong(FIRST_MILLIS, 3 * before + 1));
        return before;
    }

    /** The last connection held. */
    void reset() {
        before = FIRST_MILLIS;
    }
}
