package io.wardgate.simulator.score;

import io.wardgate.api.batch.DropReason;
import io.wardgate.simulator.ledger.RecordKey;

/** One row of the table {@code declared_drop}. A device of 0 means many or unknown. */
record DeclaredDrop(long deviceId, long boot, long fromSequence, long toSequence, long count, int reason) {

    /** An advertisement carries three records. */
    private static final int RECORDS_AN_ADVERTISEMENT = 3;

    /** How many missing readings it can explain. */
    long readings() {
        return reason == DropReason.RADIO_QUEUE_FULL.number() ? count * RECORDS_AN_ADVERTISEMENT : count;
    }

    boolean namesDevice() {
        return deviceId != 0;
    }

    boolean explains(RecordKey key) {
        if (!namesDevice()) {
            return true;
        }
        boolean rangeOfBatches = reason >= DropReason.BATCH_CORRUPT.number();
        boolean inRange = rangeOfBatches
                || toSequence == 0 && fromSequence == 0
                || key.sequence() >= fromSequence && key.sequence() <= toSequence;
        return key.deviceId() == deviceId && (boot == 0 || boot == key.boot()) && inRange;
    }
}
