package io.wardgate.uplink.drain;

import io.wardgate.api.batch.SealedBatch;

/** A batch that was sent and not answered yet. Owned by the drain's thread. */
final class InFlight {

    final SealedBatch batch;
    final long firstSentNanos;

    /** When it was first sent over the connection that is up now. */
    long sentNanos;

    /** Sendings since the connection came up; pauses grow with it. */
    int tries = 1;

    boolean sentOnce = true;
    long resendAtMillis;

    InFlight(SealedBatch batch, long sentNanos, long resendAtMillis) {
        this.batch = batch;
        this.firstSentNanos = sentNanos;
        this.sentNanos = sentNanos;
        this.resendAtMillis = resendAtMillis;
    }
}
