package io.wardgate.ble.hci;

import io.wardgate.ble.att.L2capAssembler;
import io.wardgate.ble.att.L2capFrame;

/**
 * What an ACL data packet tells of itself (Bluetooth Core 5.4, Vol 4, Part E, 5.4.2), little-endian:
 * <pre>
 *  octets  2                                            2       length
 *          handle (12 bits), begins (10) or goes on     length  a whole L2CAP frame or a piece of it
 *          (01), 00
 * </pre>
 */
enum DataShape {
    /** A frame begins whose own length and channel agree with the packet's length. */
    CONSISTENT,
    /** A frame goes on, or its beginning is not there yet: nothing speaks for it or against it. */
    POSSIBLE,
    /** No controller sends this. */
    IMPOSSIBLE;

    static final int DATA_PACKET = 0x02;

    private static final int HEADER_OCTETS = 4;
    private static final int HANDLE_MASK = 0x0FFF;
    private static final int FLAGS_SHIFT = 12;
    private static final int BEGINS = 0b0010;
    private static final int GOES_ON = 0b0001;

    /** The longest that LE packets carry (Vol 6, Part B, 2.4). */
    private static final int LONGEST = 251;

    /** @param at index of the handle; two octets of it are there */
    static int handle(byte[] buffer, int at) {
        return get16(buffer, at) & HANDLE_MASK;
    }

    static boolean hasFlags(byte[] buffer, int at) {
        int flags = get16(buffer, at) >>> FLAGS_SHIFT;
        return flags == BEGINS || flags == GOES_ON;
    }

    static boolean begins(byte[] buffer, int at) {
        return get16(buffer, at) >>> FLAGS_SHIFT == BEGINS;
    }

    static int declaredLength(byte[] buffer, int at) {
        return get16(buffer, at + 2);
    }

    /** @param end index after the last octet that is there; the header is */
    static DataShape of(byte[] buffer, int at, int end) {
        int length = declaredLength(buffer, at);
        if (length == 0 || length > LONGEST) {
            return IMPOSSIBLE;
        }
        int data = at + HEADER_OCTETS;
        if (!begins(buffer, at) || length < L2capFrame.HEADER_OCTETS || data + L2capFrame.HEADER_OCTETS > end) {
            return POSSIBLE;
        }
        int frame = get16(buffer, data);
        int channel = get16(buffer, data + 2);
        boolean fits = frame <= L2capAssembler.LONGEST_PAYLOAD && frame + L2capFrame.HEADER_OCTETS >= length;
        return fits && channel >= L2capFrame.ATT && channel <= L2capFrame.SECURITY ? CONSISTENT : IMPOSSIBLE;
    }

    static int get16(byte[] buffer, int at) {
        return (buffer[at] & 0xFF) | (buffer[at + 1] & 0xFF) << 8;
    }
}
