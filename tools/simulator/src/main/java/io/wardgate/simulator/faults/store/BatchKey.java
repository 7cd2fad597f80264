package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;

/** Identity of a batch of the one gateway under test. Text: {@code ROUTINE/00000001deadbeef/17}. */
public record BatchKey(Lane lane, long epoch, long sequence) {

    public static BatchKey of(BatchId id) {
        return new BatchKey(id.lane(), id.epoch(), id.sequence());
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static BatchKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no batch key: " + text);
        }
        return new BatchKey(Lane.valueOf(parts[0]), Long.parseUnsignedLong(parts[1], 16), Long.parseLong(parts[2]));
    }

    BatchId id() {
        return new BatchId(SampleBatches.GATEWAY, epoch, lane, sequence);
    }

    @Override
    public String toString() {
        return String.format("%s/%016x/%d", lane, epoch, sequence);
    }
}
