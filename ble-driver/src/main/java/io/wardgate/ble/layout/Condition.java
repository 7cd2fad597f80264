package io.wardgate.ble.layout;

import io.wardgate.ble.table.TableNode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * When a field is there at all: if some bits of the message have a value, or any of them is set.
 *
 * @param mask which bits count; null means all
 * @param equals what they must be under the mask; null means that one set bit is enough
 */
record Condition(
        FieldPlace place,
        OctetOrder order,
        @Nullable BigInteger mask,
        @Nullable BigInteger equals) {

    /** Wide enough for every mask of flags that is known. */
    private static final int MOST_OCTETS = 8;

    static Condition of(TableNode node) {
        node.allow("at", "octets", "order", "mask", "equals");
        node.number("at");
        node.number("octets", 1, MOST_OCTETS, 1);
        if (!node.has("mask") && !node.has("equals")) {
            throw node.fault("mask", "is missing; needed: mask, equals or both");
        }
        return new Condition(
                FieldPlace.of(node, 1),
                node.constant("order", OctetOrder.class).orElse(OctetOrder.BE),
                node.integer("mask"),
                node.integer("equals"));
    }

    /** False also if the octets end before the bits. */
    boolean holds(byte[] data, int from, int to) {
        int first = place.first(from, to, to);
        int end = place.end(first, to);
        if (first < from || end > to) {
            return false;
        }
        BigInteger bits = order.number(data, first, end);
        if (mask != null) {
            bits = bits.and(mask);
        }
        return equals == null ? bits.signum() != 0 : bits.equals(equals);
    }
}
