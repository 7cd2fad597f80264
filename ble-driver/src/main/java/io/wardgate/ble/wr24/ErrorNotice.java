package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One side tells the other what is wrong (docs/wire/wr24-v1.md, 7F error).
 *
 * @param aboutType type of the frame that it is about; 0: none
 * @param text for people; control characters are shown as dots
 */
record ErrorNotice(int code, int aboutType, int aboutSeq, String text) {

    static final int NO_COMMON_VERSION = 1;
    static final int NO_HELLO_YET = 2;
    static final int RADIO_FAILED = 4;

    private static final int FIXED_OCTETS = 4;
    private static final int GREATEST_TEXT = 64;

    byte[] octets() {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] shown = Arrays.copyOf(utf8, Math.min(utf8.length, GREATEST_TEXT));
        return ByteBuffer.allocate(FIXED_OCTETS + shown.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) code)
                .put((byte) aboutType)
                .putShort((short) aboutSeq)
                .put(shown)
                .array();
    }

    /** Null if it is malformed. */
    static @Nullable ErrorNotice read(byte[] payload) {
        if (payload.length < FIXED_OCTETS) {
            return null;
        }
        int textOctets = Math.min(payload.length - FIXED_OCTETS, GREATEST_TEXT);
        return new ErrorNotice(
                payload[0] & 0xFF,
                payload[1] & 0xFF,
                Short.toUnsignedInt(
                        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getShort(2)),
                new String(payload, FIXED_OCTETS, textOctets, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "."));
    }
}
