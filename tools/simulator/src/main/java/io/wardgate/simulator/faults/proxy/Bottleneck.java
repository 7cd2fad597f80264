package io.wardgate.simulator.faults.proxy;

import java.util.concurrent.TimeUnit;

/**
 * A slow line that several connections share: pieces go one after the other, in the order in which they came. Safe from
 * any thread.
 */
public final class Bottleneck {

    private final long octetsPerSecond;
    private long freeAtNanos = System.nanoTime();

    public Bottleneck(long bitsPerSecond) {
        this.octetsPerSecond = bitsPerSecond / 8;
    }

    /** Takes a piece; returns after how many ms its last octet is through. Fractions are carried over to the next. */
    synchronized long enqueueMillis(int octets) {
        long now = System.nanoTime();
        freeAtNanos = Math.max(now, freeAtNanos) + octets * TimeUnit.SECONDS.toNanos(1) / octetsPerSecond;
        return TimeUnit.NANOSECONDS.toMillis(freeAtNanos - now);
    }
}
