package io.wardgate.ble.wr24;

import io.wardgate.ble.advertisement.DeviceAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One frame, and its octets (docs/wire/wr24-v1.md, Frame), little-endian:
 * <pre>
 *  octets  2      1                 1    1     6      2    1     1     4     len      2
 *          A5 5A  version << 4      len  type  devId  seq  rssi  chan  tick  payload  CRC over all after A5 5A
 *                 | flags
 * </pre>
 *
 * <p>The payload is shared, not copied: nobody may write to it.
 *
 * @param type as it stands on the line, known or not
 * @param devId 48-bit address of the band, or {@link #RECEIVER}
 * @param tick the sender's millisecond counter, 32 bits that go round
 */
record Frame(
        int version, int flags, int type, long devId, int seq, int rssiDbm, int channel, int tick, byte[] payload) {

    static final int VERSION = 1;
    static final byte SYNC_1 = (byte) 0xA5;
    static final byte SYNC_2 = 0x5A;
    static final int OVERHEAD_OCTETS = 21;
    static final int GREATEST_PAYLOAD = 200;
    static final int LENGTH_AT = 3;

    /** devId of what is from or for the receiver itself. */
    static final long RECEIVER = 0;

    static final int URGENT = 1;
    static final int ACK_WANTED = 2;
    static final int NO_CHANNEL = 255;

    private static final int HEADER_OCTETS = 19;
    private static final int DEV_ID_AT = 5;
    private static final int DEV_ID_OCTETS = 6;
    private static final int SEQ_AT = 11;

    boolean isUrgent() {
        return (flags & URGENT) != 0;
    }

    /** All octets as they stand on the line. */
    byte[] octets() {
        byte[] octets = new byte[OVERHEAD_OCTETS + payload.length];
        ByteBuffer out = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        out.put(SYNC_1)
                .put(SYNC_2)
                .put((byte) (version << 4 | flags))
                .put((byte) payload.length)
                .put((byte) type);
        for (int i = 0; i < DEV_ID_OCTETS; i++) {
            out.put((byte) (devId >>> 8 * i));
        }
        out.putShort((short) seq)
                .put((byte) rssiDbm)
                .put((byte) channel)
                .putInt(tick)
                .put(payload);
        out.putShort((short) Crc16.of(octets, 2, HEADER_OCTETS + payload.length));
        return octets;
    }

    /** Whether the CRC of what begins there is right; the octets must be there to its end. */
    static boolean isSound(byte[] buffer, int at) {
        int crcAt = at + HEADER_OCTETS + (buffer[at + LENGTH_AT] & 0xFF);
        int crc = (buffer[crcAt] & 0xFF) | (buffer[crcAt + 1] & 0xFF) << 8;
        return crc == Crc16.of(buffer, at + 2, crcAt);
    }

    /** Reads what {@link #isSound} has approved of. */
    static Frame read(byte[] buffer, int at) {
        ByteBuffer in = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).position(at + SEQ_AT);
        int payloadAt = at + HEADER_OCTETS;
        return new Frame(
                (buffer[at + 2] & 0xFF) >> 4,
                buffer[at + 2] & 0x0F,
                buffer[at + 4] & 0xFF,
                DeviceAddress.readLittleEndian(buffer, at + DEV_ID_AT),
                Short.toUnsignedInt(in.getShort()),
                in.get(),
                Byte.toUnsignedInt(in.get()),
                in.getInt(),
                Arrays.copyOfRange(buffer, payloadAt, payloadAt + (buffer[at + LENGTH_AT] & 0xFF)));
    }
}
