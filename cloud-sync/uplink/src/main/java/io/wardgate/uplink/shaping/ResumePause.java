package io.wardgate.uplink.shaping;

import java.util.random.RandomGenerator;

/**
 * After an outage bulk waits for a random time, so that the gateways of a hospital do not all begin at once. Live lanes
 * never wait.
 *
 * <p>Owned by the drain's thread.
 */
public final class ResumePause {

    /** Shorter breaks are no outage. */
    static final long OUTAGE_MILLIS = 60_000;

    private final long longestMillis;
    private final RandomGenerator random;
    private long downSinceMillis = Long.MAX_VALUE;
    private long untilMillis = Long.MIN_VALUE;

    public ResumePause(long longestMillis, RandomGenerator random) {
        this.longestMillis = longestMillis;
        this.random = random;
    }

    /** Called with each look at the connection. */
    public void observed(boolean up, long nowMillis) {
        if (!up) {
            downSinceMillis = Math.min(downSinceMillis, nowMillis);
        } else if (downSinceMillis != Long.MAX_VALUE) {
            if (nowMillis - downSinceMillis > OUTAGE_MILLIS) {
                untilMillis = nowMillis + random.nextLong(longestMillis + 1);
            }
            downSinceMillis = Long.MAX_VALUE;
        }
    }

    /** How long bulk must still wait; 0 = not at all. */
    public long leftMillis(long nowMillis) {
        return nowMillis < untilMillis ? untilMillis - nowMillis : 0;
    }
}
