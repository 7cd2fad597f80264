package io.wardgate.protocol.api;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;

/**
 * A batch that the receiver will never accept; it keeps the octets in its quarantine.
 *
 * @param reason for people, at most 512 characters; longer ones are cut on the wire
 */
public record Refusal(long epoch, Lane lane, long sequence, String reason) {

    /** The batch as its gateway knows it. */
    public BatchId batch(String gateway) {
        return new BatchId(gateway, epoch, lane, sequence);
    }
}
