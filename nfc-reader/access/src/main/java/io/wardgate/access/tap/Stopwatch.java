package io.wardgate.access.tap;

import io.wardgate.api.tap.Tap;

/** When a tap came to which stage, in gateway monotonic ns. */
record Stopwatch(long seenNanos, long readNanos, long decidedNanos) {

    Stopwatch(long seenNanos, long readNanos) {
        this(seenNanos, readNanos, readNanos);
    }

    Stopwatch decided(long monoNanos) {
        return new Stopwatch(seenNanos, readNanos, monoNanos);
    }

    /** @param actedNanos when the output was set, or -1 if none was */
    Tap.Latency latency(long actedNanos) {
        return new Tap.Latency(
                (readNanos - seenNanos) / 1_000,
                (decidedNanos - readNanos) / 1_000,
                actedNanos < 0 ? -1 : (actedNanos - decidedNanos) / 1_000);
    }
}
