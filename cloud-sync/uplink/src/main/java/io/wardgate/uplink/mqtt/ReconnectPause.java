package io.wardgate.uplink.mqtt;

import java.util.random.RandomGenerator;

/**
 * How long to wait before connecting again: decorrelated jitter, each pause random between the first and three times
 * the one before. So fifty gateways do not come back in step after their server restarted.
 *
 * <p>Owned by one connection's thread.
 */
final class ReconnectPause {

    static final long FIRST_MILLIS = 500;
    static final long LAST_MILLIS = 30_000;

    private final RandomGenerator random;
    private long before = FIRST_MILLIS;

    ReconnectPause(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        before = Math.min(LAST_MILLIS, random.nextLong(FIRST_MILLIS, 3 * before + 1));
        return before;
    }

    /** The last connection held. */
    void reset() {
        before = FIRST_MILLIS;
    }
}
