package io.wardgate.ble.att;

import java.util.Arrays;

/**
 * A basic L2CAP frame of a fixed channel (Bluetooth Core 5.4, Vol 3, Part A, 3.1), little-endian:
 * <pre>
 *  octets  2       2        length
 *          length  channel  payload
 * </pre>
 *
 * @param channel {@link #ATT}, {@link #SIGNALLING} or {@link #SECURITY}; others are not ours
 * @param payload never written to after construction
 */
public record L2capFrame(int channel, byte[] payload) {

    public static final int ATT = 0x0004;
    public static final int SIGNALLING = 0x0005;
    public static final int SECURITY = 0x0006;
    public static final int HEADER_OCTETS = 4;

    /** Header and payload, to be cut into fragments. */
    public byte[] octets() {
        byte[] octets = new byte[HEADER_OCTETS + payload.length];
        LittleEndian.put16(octets, 0, payload.length);
        LittleEndian.put16(octets, 2, channel);
        System.arraycopy(payload, 0, octets, HEADER_OCTETS, payload.length);
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof L2capFrame that && channel == that.channel && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * channel + Arrays.hashCode(payload);
    }
}
