package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;

/** What fields of a document may hold. */
final class Require {

    private static final int MAX_TEXT_CHARS = 64;

    private Require() {}

    /** Refuses a document that contradicts the format. */
    static void that(boolean holds, String otherwise) throws PolicyException {
        if (!holds) {
            throw new PolicyException(Reason.MALFORMED, otherwise);
        }
    }

    static void atMost(int most, int count, String what) throws PolicyException {
        if (count > most) {
            throw new PolicyException(Reason.TOO_LARGE, count + " " + what + "; allowed: " + most);
        }
    }

    /** A name or reference: 1 to 64 characters. */
    static String text(String what, String text) throws PolicyException {
        that(!text.isEmpty(), what + " is missing");
        atMost(MAX_TEXT_CHARS, text.length(), "characters of " + what);
        return text;
    }

    /** A point in time or a version, unsigned on the wire. */
    static long number(String what, long value) throws PolicyException {
        that(value >= 0, what + " " + Long.toUnsignedString(value) + " is out of range");
        return value;
    }
}
