package io.wardgate.uplink.shaping;

/**
 * Which share of the line bulk may take: 70 % while live data is answered within a second, half as much for each time
 * that it is not, never less than 5 % (additive increase, multiplicative decrease; docs/adr/0071).
 *
 * <p>Owned by the drain's thread.
 */
final class BulkShare {

    static final double MOST = 0.70;
    static final double LEAST = 0.05;

    /** Live answers slower than this halve the share. */
    static final long LIVE_MILLIS = 1_000;

    private static final double STEP = 0.02;
    private static final long STEP_MILLIS = 1_000;

    /** After halving, what is on its way already must have gone before the effect can be seen. */
    private static final long AFTER_HALVING_MILLIS = 3_000;

    private final LiveLatency live = new LiveLatency();
    private double share = MOST;
    private long nextMillis;

    void answered(long latencyMillis, long nowMillis) {
        live.answered(latencyMillis, nowMillis);
    }

    /** The line broke: what was measured before says nothing about the next one. */
    void broken() {
        live.forget();
    }

    /** Adapts at most once a second; true if the share changed. */
    boolean adapt(long nowMillis) {
        if (nowMillis < nextMillis) {
            return false;
        }
        double before = share;
        if (live.p95Millis(nowMillis) > LIVE_MILLIS) {
            share = Math.max(LEAST, share / 2);
            live.forget();
            nextMillis = nowMillis + AFTER_HALVING_MILLIS;
        } else {
            share = Math.min(MOST, share + STEP);
            nextMillis = nowMillis + STEP_MILLIS;
        }
        return share != before;
    }

    double share() {
        return share;
    }

    long p95Millis(long nowMillis) {
        return live.p95Millis(nowMillis);
    }
}
