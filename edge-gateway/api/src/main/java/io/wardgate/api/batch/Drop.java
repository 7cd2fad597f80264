package io.wardgate.api.batch;

/**
 * A declared loss. It travels in the alarm lane like data, so that the books balance at the receiver: produced =
 * delivered + declared dropped + pending.
 *
 * @param deviceId whose data, or 0 if unknown or of many devices
 * @param lane lane in which the data would have travelled
 * @param boot device boot of the range, 0 if unknown
 * @param fromSequence first record (or batch, for reasons BATCH_*) lost, 0 if unknown
 * @param toSequence last one lost, 0 if unknown
 * @param count how many readings (advertisements for RADIO_QUEUE_FULL) were lost, at least 1; 0 only for a range of
 *     stored batches that held none: declared drops, health or reports are lost then
 * @param reason why
 * @param epoch for batch ranges (device 0, reasons BATCH_* and STORE_FULL): the epoch of the batches, so that a loss that
 *     is declared again after a crash counts once; else 0
 */
public record Drop(
        long deviceId,
        Lane lane,
        int boot,
        long fromSequence,
        long toSequence,
        long count,
        DropReason reason,
        long epoch) {

    /** A loss that is not a range of stored batches. */
    public Drop(long deviceId, Lane lane, int boot, long fromSequence, long toSequence, long count, DropReason reason) {
        this(deviceId, lane, boot, fromSequence, toSequence, count, reason, 0);
    }
}
