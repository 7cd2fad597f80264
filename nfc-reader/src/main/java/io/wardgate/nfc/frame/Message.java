package io.wardgate.nfc.frame;

/**
 * A command to the chip, or its answer, whose code is that of the command plus one.
 *
 * <pre>
 *  normal    00 00 FF LEN LCS                 TFI code data DCS 00     LEN = octets of TFI, code and data
 *  extended  00 00 FF FF  FF  LENM LENL LCS   TFI code data DCS 00     LEN + LCS = 0, TFI + … + DCS = 0 (mod 256)
 * </pre>
 *
 * <p>Source: UM0701-02, 6.2.1.1 and 6.2.1.2. The data are shared, not copied: whoever makes a message gives them away.
 *
 * @param fromChip whether the chip speaks
 * @param code of the command, or one more in its answer
 */
public record Message(boolean fromChip, int code, byte[] data) implements Frame {

    /** What an extended frame carries beside TFI and code. */
    public static final int MOST_DATA = 263;

    static final int FROM_HOST = 0xD4;
    static final int FROM_CHIP = 0xD5;
    static final int START_OCTETS = 3;
    private static final int LONGEST_NORMAL = 0xFF;

    public Message {
        if (data.length > MOST_DATA || code < 0 || code > 0xFF) {
            throw new IllegalArgumentException("a frame carries a code of one octet and 0 to " + MOST_DATA
                    + " octets, not code " + code + " and " + data.length + " octets");
        }
    }

    public static Message toChip(int code, byte[] data) {
        return new Message(false, code, data);
    }

    @Override
    public byte[] octets() {
        int length = data.length + 2;
        boolean isExtended = length > LONGEST_NORMAL;
        byte[] octets = new byte[START_OCTETS + (isExtended ? 5 : 2) + length + 2];
        octets[2] = (byte) 0xFF;
        int at = START_OCTETS;
        if (isExtended) {
            octets[at++] = (byte) 0xFF;
            octets[at++] = (byte) 0xFF;
            octets[at++] = (byte) (length >> 8);
            octets[at++] = (byte) length;
            octets[at++] = (byte) -((length >> 8) + length);
        } else {
            octets[at++] = (byte) length;
            octets[at++] = (byte) -length;
        }
        octets[at++] = (byte) (fromChip ? FROM_CHIP : FROM_HOST);
        octets[at++] = (byte) code;
        System.arraycopy(data, 0, octets, at, data.length);
        int sum = 0;
        for (int i = at - 2; i < at + data.length; i++) {
            sum += octets[i];
        }
        octets[at + data.length] = (byte) -sum;
        return octets;
    }

    /** Without the data: they may hold what identifies a person. */
    @Override
    public String toString() {
        return "Message[" + (fromChip ? "from chip" : "to chip") + String.format(", code %02X, ", code) + data.length
                + " octets]";
    }
}
