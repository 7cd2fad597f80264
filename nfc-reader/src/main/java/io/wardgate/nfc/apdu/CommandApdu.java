package io.wardgate.nfc.apdu;

import java.io.ByteArrayOutputStream;

/**
 * A short command (ISO/IEC 7816-4, 5.1).
 *
 * <pre>
 *  octets  1    1    1   1   [1    1 to 255]  [1]
 *          CLA  INS  P1  P2  [Lc   data]      [Le, 0 = 256]
 * </pre>
 *
 * @param data shared, not copied
 * @param expected most octets of the answer, 1 to 256; 0: none
 */
public record CommandApdu(int family, int instruction, int first, int second, byte[] data, int expected) {

    private static final int LONGEST_DATA = 255;
    private static final int MOST_EXPECTED = 256;

    public CommandApdu {
        if (data.length > LONGEST_DATA || expected < 0 || expected > MOST_EXPECTED) {
            throw new IllegalArgumentException("a short command carries 0 to 255 octets and asks for 0 to 256, not "
                    + data.length + " and " + expected);
        }
    }

    byte[] octets() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(6 + data.length);
        out.write(family);
        out.write(instruction);
        out.write(first);
        out.write(second);
        if (data.length > 0) {
            out.write(data.length);
            out.writeBytes(data);
        }
        if (expected > 0) {
            out.write(expected);
        }
        return out.toByteArray();
    }
}
