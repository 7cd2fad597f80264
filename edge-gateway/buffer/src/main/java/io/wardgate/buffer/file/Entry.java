package io.wardgate.buffer.file;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;

/**
 * What a file keeps under one key: the envelope of a batch, or a note of the command queue.
 *
 * @param readings in the batch; 0 for notes
 * @param octets nobody may write to them
 */
public record Entry(BatchKey key, int readings, byte[] octets) {

    public static Entry of(SealedBatch batch) {
        return new Entry(BatchKey.of(batch.id()), batch.readings(), batch.envelope());
    }

    public SealedBatch toBatch(String gateway, Lane lane) {
        return new SealedBatch(new BatchId(gateway, key.epoch(), lane, key.sequence()), readings, octets);
    }
}
