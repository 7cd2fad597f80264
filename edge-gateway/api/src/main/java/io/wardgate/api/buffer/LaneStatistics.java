package io.wardgate.api.buffer;

/**
 * Content of one lane of the store.
 *
 * @param appendedBatches batches that reached the disk since start
 * @param appendedReadings readings in them
 * @param acknowledgedBatches batches that the receiver acknowledged since start
 * @param pendingBatches batches that wait for the receiver now, of all epochs
 * @param pendingReadings readings in them
 * @param pendingOctets octets of their envelopes
 * @param quarantinedBatches batches given up since start: corrupt or refused
 * @param files files that hold the lane now
 */
public record LaneStatistics(
        long appendedBatches,
        long appendedReadings,
        long acknowledgedBatches,
        long pendingBatches,
        long pendingReadings,
        long pendingOctets,
        long quarantinedBatches,
        int files) {}
