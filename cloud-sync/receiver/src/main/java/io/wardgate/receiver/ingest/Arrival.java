package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import org.jspecify.annotations.Nullable;

/**
 * One message that a transport took in, inspected and waiting for the writer.
 *
 * @param gateway the gateway that the topic names
 * @param peer who brought it, for the log
 * @param envelope the octets as they came
 * @param hash their sha-256 in hex
 * @param receivedAtMillis when the last octet arrived
 * @param content what they are
 * @param receipt whom to tell
 */
public record Arrival(
        String gateway,
        String peer,
        byte[] envelope,
        String hash,
        long receivedAtMillis,
        Content content,
        Receipt receipt) {

    /** Its batch id, null if that could not be read. */
    public @Nullable BatchId id() {
        if (content instanceof Content.Readable readable) {
            return readable.batch().id();
        }
        return content instanceof Content.Unreadable unreadable ? unreadable.id() : null;
    }

    boolean isEmergency() {
        BatchId id = id();
        return id != null && id.lane() == Lane.EMERGENCY;
    }

    int readings() {
        return content instanceof Content.Readable readable ? readable.batch().declaredReadings() : 0;
    }
}
