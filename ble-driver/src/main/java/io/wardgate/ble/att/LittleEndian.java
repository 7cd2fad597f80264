package io.wardgate.ble.att;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** Numbers as L2CAP and ATT put them on the air. */
final class LittleEndian {

    private static final int UUID_OCTETS = 16;

    private LittleEndian() {}

    static int get16(byte[] octets, int at) {
        return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
    }

    static void put16(byte[] octets, int at, int value) {
        octets[at] = (byte) value;
        octets[at + 1] = (byte) (value >>> 8);
    }

    /** Sixteen octets, the last of which is the first of the text. */
    static UUID uuid(byte[] octets, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(octets, at, UUID_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
        long low = buffer.getLong();
        return new UUID(buffer.getLong(), low);
    }
}
