package io.wardgate.nfc.ndef;

import java.util.Arrays;

/**
 * Reads records as they are on the wire, which may be chunks of one (NDEF 1.0, 3.2).
 *
 * <pre>
 *  octets  1                            1            1 or 4          0 or 1     n     n   n
 *          MB ME CF SR IL, 3 bits type  type length  payload length  id length  type  id  payload
 * </pre>
 *
 * <p>A length is compared with what is there before anything is allocated. Used once, by one thread.
 */
final class RecordReader {

    static final int BEGIN = 0x80;
    static final int END = 0x40;
    static final int CHUNK = 0x20;
    static final int SHORT = 0x10;
    static final int HAS_ID = 0x08;

    private final byte[] octets;
    private int at;

    RecordReader(byte[] octets) {
        this.octets = octets;
    }

    /** One record or chunk. */
    record Piece(int flags, TypeName typeName, byte[] type, byte[] id, byte[] payload) {

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    boolean hasMore() {
        return at < octets.length;
    }

    Piece next() throws NdefException {
        int flags = length(1, "its flags");
        TypeName typeName = TypeName.of(flags & 0x07);
        int typeLength = length(1, "the length of its type");
        int payloadLength = length((flags & SHORT) != 0 ? 1 : 4, "the length of its payload");
        int idLength = (flags & HAS_ID) == 0 ? 0 : length(1, "the length of its id");
        if (typeName.hasType() == (typeLength == 0)) {
            throw new NdefException("a record of " + typeName + " has a type of " + typeLength + " octets");
        }
        if (typeName == TypeName.EMPTY && (idLength > 0 || payloadLength > 0)) {
            throw new NdefException(
                    "an empty record has an id of " + idLength + " and a payload of " + payloadLength + " octets");
        }
        byte[] type = take(typeLength, "type");
        byte[] id = take(idLength, "id");
        return new Piece(flags, typeName, type, id, take(payloadLength, "payload"));
    }

    private int length(int size, String what) throws NdefException {
        if (octets.length - at < size) {
            throw new NdefException("a record ends before " + what);
        }
        long length = 0;
        for (int i = 0; i < size; i++) {
            length = length << 8 | octets[at++] & 0xFF;
        }
        if (length > NdefMessage.LONGEST_OCTETS) {
            throw new NdefException(
                    "a payload of " + length + " octets; at most " + NdefMessage.LONGEST_OCTETS + " are read");
        }
        return (int) length;
    }

    private byte[] take(int length, String what) throws NdefException {
        if (octets.length - at < length) {
            throw new NdefException("a record ends within its " + what);
        }
        at += length;
        return Arrays.copyOfRange(octets, at - length, at);
    }
}
