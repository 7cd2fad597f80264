package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.WireException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Opens envelopes on the transport's thread, so that the writer has only the database to wait for.
 *
 * <p>Has no state: safe from any thread.
 */
public final class Inspector {

    private static final String NO_GATEWAY = "?";

    private final BatchCodec codec = new BatchCodec();
    private final InstantSource clock;

    public Inspector(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads the octets; whatever they are, the result is an arrival. */
    public Arrival inspect(String gateway, String peer, byte[] envelope, Receipt receipt) {
        long receivedAtMillis = clock.millis();
        return new Arrival(gateway, peer, envelope, sha256(envelope), receivedAtMillis, open(envelope), receipt);
    }

    /** Octets that came on a topic of no gateway: not looked into. */
    public Arrival misrouted(String topic, String peer, byte[] octets, Receipt receipt) {
        return new Arrival(
                NO_GATEWAY, peer, octets, sha256(octets), clock.millis(), new Content.Misrouted(topic), receipt);
    }

    private Content open(byte[] envelope) {
        try {
            return new Content.Readable(codec.open(envelope));
        } catch (WireException e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()), peek(envelope));
        }
    }

    private @Nullable BatchId peek(byte[] envelope) {
        try {
            return codec.peekId(envelope);
        } catch (WireException e) {
            return null; // the reason is known already: opening failed for the same one
        }
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
