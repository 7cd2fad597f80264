package io.wardgate.nfc.ascii;

import io.wardgate.nfc.number.Terminator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a reader writes the number of a tag.
 *
 * @param terminator how its lines end
 * @param pattern what a whole line looks like; its first group is the number
 * @param digits how the number is written
 * @param isReversed whether its octets come last first
 * @param hasCheck whether its last octet is the exclusive or of the others (BCC); hex only
 * @param octets how many octets the number has; 0: as many as are written, in decimal as few as hold it
 */
public record AsciiFormat(
        Terminator terminator, Pattern pattern, Digits digits, boolean isReversed, boolean hasCheck, int octets) {

    /** How a number is written. */
    public enum Digits {
        HEX,
        DECIMAL
    }

    public AsciiFormat {
        if (pattern.matcher("").groupCount() < 1) {
            throw new IllegalArgumentException(
                    "pattern = " + pattern + " has no group; put the number in parentheses, as in ([0-9A-F]{8,20})");
        }
        if (octets < 0 || octets > 10) {
            throw new IllegalArgumentException("octets = " + octets + " is not allowed; use 0 to 10");
        }
        if (hasCheck && digits == Digits.DECIMAL) {
            throw new IllegalArgumentException("bcc = true is not allowed with digits = decimal; there are no octets");
        }
    }

    /**
     * Reads the configured texts.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    public static AsciiFormat parse(
            String terminator, String pattern, String digits, boolean isReversed, boolean hasCheck, int octets) {
        return new AsciiFormat(
                oneOf(Terminator.class, "terminator", terminator),
                compiled(pattern),
                oneOf(Digits.class, "digits", digits),
                isReversed,
                hasCheck,
                octets);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern = " + pattern + " is no regular expression: " + e.getDescription(), e);
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String key, String text) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        StringBuilder allowed = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            allowed.append(allowed.isEmpty() ? "" : ", ").append(word(constant));
        }
        throw new IllegalArgumentException(key + " = " + text + " is not allowed; use " + allowed);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
