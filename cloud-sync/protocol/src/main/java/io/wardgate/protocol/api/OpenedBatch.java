package io.wardgate.protocol.api;

import io.wardgate.api.batch.BatchId;

/**
 * One envelope, checked and read.
 *
 * @param id identity of the batch
 * @param clock the gateway's clock at sealing
 * @param declaredReadings number of readings that the header declares; equals the number in the contents
 * @param contents what it carries
 */
public record OpenedBatch(BatchId id, ClockStamp clock, int declaredReadings, BatchContents contents) {}
