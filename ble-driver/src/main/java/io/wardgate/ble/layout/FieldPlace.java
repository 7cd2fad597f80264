package io.wardgate.ble.layout;

import io.wardgate.ble.table.TableNode;

/**
 * Where a field lies in the octets after the company id or service UUID.
 *
 * @param next whether it follows the field before it, for formats that leave fields out
 * @param at otherwise the index of its first octet; negative counts from the end, -1 is the last octet
 * @param octets its length; 0 means all that follow
 */
record FieldPlace(boolean next, int at, int octets) {

    /** Longest content of an extended advertisement. */
    private static final int FARTHEST = 1_650;

    private static final int LONGEST = 255;

    static FieldPlace of(TableNode node, int octetsOtherwise) {
        boolean next = node.optionalText("at").orElse("").equals("next");
        if (!next) {
            node.number("at");
        }
        return new FieldPlace(
                next,
                next ? 0 : node.number("at", -FARTHEST, FARTHEST, 0),
                node.number("octets", 0, LONGEST, octetsOtherwise));
    }

    /** Index of the first octet in {@code data[from..to)}; may lie outside. */
    int first(int from, int to, int afterLast) {
        if (next) {
            return afterLast;
        }
        return at >= 0 ? from + at : to + at;
    }

    /** Index after the last octet; may lie outside. */
    int end(int first, int to) {
        return octets == 0 ? Math.max(first, to) : first + octets;
    }
}
