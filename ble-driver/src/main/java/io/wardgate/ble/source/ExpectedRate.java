package io.wardgate.ble.source;

/**
 * How much a radio usually hears, to tell silence from chance: where 200 reports a second are usual, three seconds
 * without any are a fault; where one band is in range, ten are not.
 *
 * <p>Reports come independently, so the probability of none in t seconds at a usual rate r is exp(-r t). Silence is
 * suspicious when that is below exp(-{@value #SURE}), 1 in 70 billion. Usual is the mean of the last minutes, silence
 * included: a ward that empties is soon usual.
 *
 * <p>Owned by the reader's thread.
 */
public final class ExpectedRate {

    static final int SURE = 25;
    static final long LEAST_SILENCE_MILLIS = 3_000;
    static final long DEAF_WINDOW_MILLIS = 60_000;

    private static final double MEMORY_MILLIS = 300_000;
    private static final int DEAF_PERCENT = 10;

    /** Expected in the window at least, so that few cannot be chance. */
    private static final int DEAF_EXPECTED = 200;

    private static final double MILLIS_PER_SECOND = 1_000;

    private double usualPerMilli;
    private long periodFrom;
    private long inPeriod;
    private long windowFrom;
    private long inWindow;
    private double usualInWindow;

    /** @param nowMillis monotonic time, as in all methods */
    public ExpectedRate(long nowMillis) {
        restarted(nowMillis);
        periodFrom = nowMillis;
    }

    /** One report was heard. */
    public void report(long nowMillis) {
        inPeriod++;
        inWindow++;
        learn(nowMillis);
    }

    /** Hearing has just begun anew: what was missed meanwhile proves nothing. */
    public void restarted(long nowMillis) {
        windowFrom = nowMillis;
        inWindow = 0;
        usualInWindow = usualPerMilli;
    }

    /** Silence that is no chance any more, at most what was configured. */
    public long suspiciousMillis(long configuredMillis) {
        double sure = usualPerMilli <= 0 ? configuredMillis : SURE / usualPerMilli;
        return Math.min(configuredMillis, Math.max(LEAST_SILENCE_MILLIS, (long) sure));
    }

    /** Whether, for a minute, less than a tenth of the usual was heard. True once; then the little is what is usual. */
    public boolean isDeaf(long nowMillis) {
        learn(nowMillis);
        long window = nowMillis - windowFrom;
        if (window < DEAF_WINDOW_MILLIS) {
            return false;
        }
        double expected = usualInWindow * window;
        boolean deaf = expected >= DEAF_EXPECTED && inWindow * 100.0 < expected * DEAF_PERCENT;
        if (deaf) {
            usualPerMilli = (double) inWindow / window;
        }
        restarted(nowMillis);
        return deaf;
    }

    /** Reports a second, as usual in the last minutes. */
    public double usualPerSecond() {
        return usualPerMilli * MILLIS_PER_SECOND;
    }

    /** Once a second. It rises from nothing, so a radio that has just begun is not suspected early. */
    private void learn(long nowMillis) {
        long period = nowMillis - periodFrom;
        if (period < MILLIS_PER_SECOND) {
            return;
        }
        double weight = 1 - Math.exp(-period / MEMORY_MILLIS);
        usualPerMilli += weight * ((double) inPeriod / period - usualPerMilli);
        periodFrom = nowMillis;
        inPeriod = 0;
    }
}
