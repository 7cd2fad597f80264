package io.wardgate.protocol.api;

import com.google.protobuf.InvalidProtocolBufferException;
import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.wire.Envelope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first five and the last five octets of an envelope.
 *
 * <pre>
 *  octets  1     4       …        1     4
 *          0x0d  "WGT1"  fields   0x7d  CRC-32C, little-endian, of all octets before the 0x7d
 * </pre>
 *
 * <p>The check covers the header too: a changed clock would change every reading's time. Both ends are ordinary
 * protobuf fields, so any protobuf tool reads the whole.
 */
final class EnvelopeFrame {

    static final int MAGIC = 0x31544757;

    private static final byte[] OPENING = {0x0d, 'W', 'G', 'T', '1'};
    private static final byte CHECK_TAG = (Envelope.CRC32C_FIELD_NUMBER << 3) | 5;
    private static final int CHECK_OCTETS = 5;

    private EnvelopeFrame() {}

    /** Appends the check to the serialised fields. */
    static byte[] close(byte[] fields) {
        byte[] framed = Arrays.copyOf(fields, fields.length + CHECK_OCTETS);
        ByteBuffer.wrap(framed, fields.length, CHECK_OCTETS)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(CHECK_TAG)
                .putInt(crc32c(framed, fields.length));
        return framed;
    }

    /** Checks both ends and parses what is between. */
    static Envelope open(byte[] framed) throws WireException {
        if (framed.length > BatchCodec.MAX_ENVELOPE_OCTETS) {
            throw new WireException(
                    Reason.TOO_LARGE,
                    "envelope of " + framed.length + " octets; at most " + BatchCodec.MAX_ENVELOPE_OCTETS);
        }
        int fields = framed.length - CHECK_OCTETS;
        if (fields < OPENING.length || !Arrays.equals(framed, 0, OPENING.length, OPENING, 0, OPENING.length)) {
            throw new WireException(
                    Reason.NOT_AN_ENVELOPE, framed.length + " octets that do not begin with 0d 57 47 54 31");
        }
        if (framed[fields] != CHECK_TAG) {
            throw new WireException(
                    Reason.NOT_AN_ENVELOPE, "no check field (tag 7d) at octet " + fields + ": cut or continued");
        }
        int declared = ByteBuffer.wrap(framed, fields + 1, 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int computed = crc32c(framed, fields);
        if (declared != computed) {
            throw new WireException(
                    Reason.CHECKSUM,
                    String.format(
                            "CRC-32C of octets 0 to %d is %08x, envelope says %08x", fields - 1, computed, declared));
        }
        try {
            return Untrusted.parse(Envelope.parser(), framed);
        } catch (InvalidProtocolBufferException e) {
            throw new WireException(Reason.HEADER_MALFORMED, "fields of the envelope: " + e.getMessage(), e);
        }
    }

    private static int crc32c(byte[] octets, int length) {
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, length);
        return (int) crc.getValue();
    }
}
