package io.wardgate.api.uplink;

import io.wardgate.api.batch.SealedBatch;

/** Sends an emergency batch in parallel with its commit: urgent data does not wait for the disk. */
public interface UrgentOutlet {

    /** Tries once, at once. The stored copy is sent again later unless the receiver acknowledged this one. */
    void offer(SealedBatch batch);
}
