package io.wardgate.ble.att;

import org.jspecify.annotations.Nullable;

/**
 * Puts the fragments of one connection together to frames (Bluetooth Core 5.4, Vol 3, Part A, 7.2.1). A frame that is
 * longer than any we asked for, cut short by the next one, or continued without a beginning is dropped and counted.
 *
 * <p>Not thread-safe: owned by the reader thread of one radio.
 */
public final class L2capAssembler {

    /** More than the greatest attribute value with its header. */
    public static final int LONGEST_PAYLOAD = 1_024;

    private final byte[] frame = new byte[L2capFrame.HEADER_OCTETS + LONGEST_PAYLOAD];
    private int filled;
    private int missing;
    private long malformed;

    /**
     * Takes one fragment.
     *
     * @param first whether a frame begins with it
     * @return the frame that it completes, else null
     */
    public @Nullable L2capFrame take(byte[] buffer, int from, int to, boolean first) {
        if (first) {
            begin(buffer, from, to);
        }
        int octets = to - from;
        if (missing == 0 || octets > missing) {
            malformed++;
            missing = 0;
            return null;
        }
        System.arraycopy(buffer, from, frame, filled, octets);
        filled += octets;
        missing -= octets;
        if (missing > 0) {
            return null;
        }
        byte[] payload = new byte[filled - L2capFrame.HEADER_OCTETS];
        System.arraycopy(frame, L2capFrame.HEADER_OCTETS, payload, 0, payload.length);
        return new L2capFrame(LittleEndian.get16(frame, 2), payload);
    }

    /** Fragments and begun frames that were dropped. */
    public long malformed() {
        return malformed;
    }

    private void begin(byte[] buffer, int from, int to) {
        if (missing > 0) {
            malformed++;
        }
        filled = 0;
        missing = 0;
        if (to - from >= L2capFrame.HEADER_OCTETS) {
            int length = LittleEndian.get16(buffer, from);
            missing = length <= LONGEST_PAYLOAD ? L2capFrame.HEADER_OCTETS + length : 0;
        }
    }
}
