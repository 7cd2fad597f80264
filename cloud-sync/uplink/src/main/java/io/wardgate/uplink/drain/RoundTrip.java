package io.wardgate.uplink.drain;

/**
 * Smoothed time from sending a batch to its answer, as TCP does it (RFC 6298, gain 1/8). Batches that were sent more than
 * once are not measured: nobody knows which copy was answered (Karn's rule).
 *
 * <p>Owned by the drain's thread; {@link #micros} may be read by any.
 */
final class RoundTrip {

    private volatile long smoothedMicros;

    void measured(long nanos) {
        long micros = nanos / 1_000;
        long before = smoothedMicros;
        smoothedMicros = before == 0 ? micros : before + (micros - before) / 8;
    }

    long micros() {
        return smoothedMicros;
    }

    /** How long to wait for an answer before a batch is sent again. */
    long patienceMillis(long atLeastMillis) {
        return Math.max(atLeastMillis, 3 * smoothedMicros / 1_000);
    }
}
