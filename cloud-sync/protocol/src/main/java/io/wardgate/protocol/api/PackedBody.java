package io.wardgate.protocol.api;

import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.columns.ColumnBoundaries;
import io.wardgate.protocol.compression.BoundedInflater;
import io.wardgate.protocol.compression.ColumnDeflater;
import io.wardgate.protocol.wire.Envelope;
import java.util.zip.DataFormatException;

/**
 * A body as the envelope carries it.
 *
 * @param codec 0 = as it is, 1 = raw deflate
 */
record PackedBody(int codec, byte[] octets) {

    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;

    /** Deflates if that makes it smaller. */
    static PackedBody pack(byte[] body) {
        byte[] deflated = ColumnDeflater.deflate(body, ColumnBoundaries.of(body));
        return deflated.length < body.length ? new PackedBody(DEFLATED, deflated) : new PackedBody(PLAIN, body);
    }

    /** Gives back the plain body; reads at most {@link BatchCodec#MAX_BODY_OCTETS} whatever the octets ask for. */
    static byte[] unpack(Envelope envelope) throws WireException {
        byte[] octets = envelope.getBody().toByteArray();
        switch (envelope.getCodec()) {
            case PLAIN -> {
                return octets;
            }
            case DEFLATED -> {
                try {
                    return BoundedInflater.inflate(octets, BatchCodec.MAX_BODY_OCTETS);
                } catch (BoundedInflater.LimitException e) {
                    throw new WireException(Reason.TOO_LARGE, String.valueOf(e.getMessage()), e);
                } catch (DataFormatException e) {
                    throw new WireException(Reason.BODY_MALFORMED, "deflated body: " + e.getMessage(), e);
                }
            }
            default ->
                throw new WireException(
                        Reason.HEADER_MALFORMED,
                        "codec " + Integer.toUnsignedString(envelope.getCodec()) + "; known: 0 plain, 1 raw deflate");
        }
    }
}
