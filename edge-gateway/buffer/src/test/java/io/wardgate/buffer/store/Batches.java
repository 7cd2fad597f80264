package io.wardgate.buffer.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
import java.util.SplittableRandom;

/** Batches whose envelope follows from their id, so that a wrong octet shows. */
final class Batches {

    private Batches() {}

    static SealedBatch of(BatchId id) {
        return of(id, 200);
    }

    /** As one of declared drops alone. */
    static SealedBatch empty(BatchId id) {
        return new SealedBatch(id, 0, of(id).envelope());
    }

    static SealedBatch of(BatchId id, int octets) {
        byte[] envelope = new byte[octets];
        SplittableRandom random = new SplittableRandom(
                id.epoch() * 31 + id.sequence() * 7 + id.lane().number());
        for (int i = 0; i < envelope.length; i++) {
            envelope[i] = (byte) random.nextInt();
        }
        return new SealedBatch(id, 10, envelope);
    }
}
