package io.wardgate.core.sealing;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.SealedBatch;
import java.util.List;

/**
 * A sealed batch on its way to the disk. The batch never changes, however often it is tried: it may already be at the
 * receiver under this id.
 *
 * <p>Owned by the sealer's thread.
 */
final class Unstored {

    final SealedBatch batch;

    /** The declared losses inside, to be declared again if the batch is given up. */
    final List<Drop> drops;

    final long sealedMonoNanos;

    /** False while the store is writing it, true between a failure and the next try. */
    boolean waiting;

    /** Failures so far. */
    int tries;

    /** How many batches the store had taken when it first refused this one. */
    long othersStored;

    Unstored(SealedBatch batch, List<Drop> drops, long sealedMonoNanos) {
        this.batch = batch;
        this.drops = drops;
        this.sealedMonoNanos = sealedMonoNanos;
    }
}
