package io.wardgate.core.sealing;

import io.wardgate.api.batch.SealedBatch;

/**
 * A sealed batch on its way to the disk. The batch never changes, however often it is tried: it may already be at the
 * receiver under this id.
 *
 * <p>Owned by the sealer's thread.
 */
final class Unstored {

    final SealedBatch batch;

    /** The losses and events inside, to be put back if the batch is given up. */
    final AlarmLoad alarms;

    final long sealedMonoNanos;

    /** False while the store is writing it, true between a failure and the next try. */
    boolean waiting;

    /** Failures so far. */
    int tries;

    /** How many batches the store had taken when it first refused this one. */
    long othersStored;

    Unstored(SealedBatch batch, AlarmLoad alarms, long sealedMonoNanos) {
        this.batch = batch;
        this.alarms = alarms;
        this.sealedMonoNanos = sealedMonoNanos;
    }
}
