package io.wardgate.runtime.control;

import java.util.HexFormat;
import java.util.List;

/** Octets as people paste them: hex digits in one or several words, with blanks, colons or 0x. */
final class HexText {

    /** Longest data of an extended advertisement (Bluetooth Core 5.4, Vol 4, Part E, 7.7.65.13, reassembled). */
    private static final int MOST_OCTETS = 1_650;

    private HexText() {}

    /** The octets of these words. */
    static byte[] octets(List<String> words) throws ControlException {
        String digits = String.join(" ", words).replaceAll("(?i)\\b0x|[\\s:]", "");
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                throw new ControlException("error.digit", digits.charAt(i), i + 1, digits);
            }
        }
        if (digits.length() % 2 != 0) {
            throw new ControlException("error.odd", digits.length(), digits);
        }
        if (digits.isEmpty() || digits.length() > 2 * MOST_OCTETS) {
            throw new ControlException("error.octets", digits.length() / 2, MOST_OCTETS);
        }
        return HexFormat.of().parseHex(digits);
    }
}
