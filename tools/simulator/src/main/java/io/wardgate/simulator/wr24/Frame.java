package io.wardgate.simulator.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame of docs/wire/wr24-v1.md, all integers little-endian:
 *
 * <pre>
 *  octets  2      1                1    1     6      2    1     1     4     len      2
 *          A5 5A  version | flags  len  type  devId  seq  rssi  chan  tick  payload  crc
 * </pre>
 *
 * <p>Written from that page alone (docs/adr/0032). Nobody writes to {@code payload}.
 *
 * @param flags the four low bits of octet 2
 * @param type as on the line; it may be one that nobody knows
 * @param devId 48 bits, 0 for the receiver itself
 */
record Frame(int flags, int type, long devId, int seq, int rssi, int chan, int tick, byte[] payload) {

    static final int VERSION = 1;
    static final int URGENT = 1;
    static final int ENCRYPTED = 4;
    static final int NO_RSSI = 127;
    static final int NO_CHANNEL = 255;

    static final int MOST_PAYLOAD = 200;
    static final int OVERHEAD = 21;
    static final byte SYNC_1 = (byte) 0xA5;
    static final byte SYNC_2 = 0x5A;

    private static final int CRC_FROM = 2;
    private static final int CRC_OCTETS = 2;
    private static final int TYPE_AT = 4;
    private static final int ADDRESS_OCTETS = 6;

    /** A frame that is neither from a band nor to one, or to one: without signal. */
    static Frame without(FrameType type, long devId, int seq, int tick, byte[] payload) {
        return new Frame(0, type.code(), devId, seq, NO_RSSI, NO_CHANNEL, tick, payload);
    }

    byte[] octets() {
        ByteBuffer out = ByteBuffer.allocate(OVERHEAD + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SYNC_1)
                .put(SYNC_2)
                .put((byte) (VERSION << 4 | flags))
                .put((byte) payload.length)
                .put((byte) type);
        for (int octet = 0; octet < ADDRESS_OCTETS; octet++) {
            out.put((byte) (devId >>> 8 * octet));
        }
        out.putShort((short) seq).put((byte) rssi).put((byte) chan).putInt(tick).put(payload);
        return out.putShort((short) Crc16.of(out.array(), CRC_FROM, out.position()))
                .array();
    }

    /** Whether the octets at a place, which are all of a frame, have the right check. */
    static boolean checks(byte[] octets, int at, int length) {
        int crcAt = at + length - CRC_OCTETS;
        int crc = octets[crcAt] & 0xFF | (octets[crcAt + 1] & 0xFF) << 8;
        return crc == Crc16.of(octets, at + CRC_FROM, crcAt);
    }

    /** Reads a frame whose check is right. */
    static Frame at(byte[] octets, int at) {
        ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).position(at + TYPE_AT);
        int type = in.get() & 0xFF;
        long devId = 0;
        for (int octet = 0; octet < ADDRESS_OCTETS; octet++) {
            devId |= (in.get() & 0xFFL) << 8 * octet;
        }
        int seq = in.getShort() & 0xFFFF;
        int rssi = in.get();
        int chan = in.get() & 0xFF;
        int tick = in.getInt();
        byte[] payload = new byte[octets[at + 3] & 0xFF];
        in.get(payload);
        return new Frame(octets[at + 2] & 0x0F, type, devId, seq, rssi, chan, tick, payload);
    }
}
