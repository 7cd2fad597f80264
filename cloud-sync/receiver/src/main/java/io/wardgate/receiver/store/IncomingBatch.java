package io.wardgate.receiver.store;

import io.wardgate.protocol.api.OpenedBatch;

/**
 * A readable batch on its way into the tables.
 *
 * @param batch what was in the envelope
 * @param hash sha-256 of the envelope in hex
 * @param receivedAtMillis when its last octet arrived
 */
public record IncomingBatch(OpenedBatch batch, String hash, long receivedAtMillis) {

    /** Wall minus monotonic time as the envelope says. */
    long sealedOffsetMillis() {
        return batch.clock().wallMillis() - batch.clock().monoMillis();
    }
}
