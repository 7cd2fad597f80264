package io.wardgate.uplink.shaping;

/**
 * Lets pass a given rate, with bursts up to its depth. One thing that is larger than what is left may pass as long as
 * anything is left; the debt is paid first, so the rate holds for things of any size.
 *
 * <p>Owned by the drain's thread.
 */
final class TokenBucket {

    private double tokens;
    private double perMilli;
    private double depth;
    private long filledMillis;

    /** Starts full. */
    TokenBucket(double perSecond, double depth, long nowMillis) {
        this.perMilli = perSecond / 1_000;
        this.depth = depth;
        this.tokens = depth;
        this.filledMillis = nowMillis;
    }

    void set(double perSecond, double newDepth, long nowMillis) {
        fill(nowMillis);
        perMilli = perSecond / 1_000;
        depth = newDepth;
        tokens = Math.min(tokens, depth);
    }

    void take(double amount, long nowMillis) {
        fill(nowMillis);
        tokens -= amount;
    }

    boolean isFull(long nowMillis) {
        return millisUntil(depth, nowMillis) == 0;
    }

    boolean hasAny(long nowMillis) {
        fill(nowMillis);
        return tokens > 0;
    }

    long millisUntilFull(long nowMillis) {
        return millisUntil(depth, nowMillis);
    }

    long millisUntilAny(long nowMillis) {
        return millisUntil(1, nowMillis);
    }

    private long millisUntil(double level, long nowMillis) {
        fill(nowMillis);
        // What is missing by rounding alone is not missing.
        return tokens >= level - 1e-6 ? 0 : (long) Math.ceil((level - tokens) / perMilli);
    }

    private void fill(long nowMillis) {
        tokens = Math.min(depth, tokens + perMilli * (nowMillis - filledMillis));
        filledMillis = nowMillis;
    }
}
