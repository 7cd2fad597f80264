package io.wardgate.ble.layout;

import io.wardgate.ble.table.TableNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How octets become a number: order, bits, what means that there is none, then {@code number x factor + offset}, then
 * the curve.
 *
 * @param bit the lowest bit that counts
 * @param bits how many bits count; 0 means all
 * @param absent numbers that mean that there is no value, before factor and offset
 * @param lowest lesser numbers mean that there is no value, or null
 * @param highest greater numbers mean that there is no value, or null
 */
record NumberSpec(
        boolean signed,
        OctetOrder order,
        int bit,
        int bits,
        List<BigInteger> absent,
        @Nullable BigInteger lowest,
        @Nullable BigInteger highest,
        BigDecimal factor,
        BigDecimal offset,
        @Nullable Points points) {

    static NumberSpec of(TableNode node, boolean signed) {
        return new NumberSpec(
                signed,
                node.constant("order", OctetOrder.class).orElse(OctetOrder.BE),
                node.number("bit", 0, 63, 0),
                node.number("bits", 0, 64, node.has("bit") ? 1 : 0),
                List.copyOf(node.integers("absent")),
                node.integer("lowest"),
                node.integer("highest"),
                node.decimal("factor", BigDecimal.ONE),
                node.decimal("offset", BigDecimal.ZERO),
                Points.of(node));
    }

    /** The number itself in {@code data[from..to)}, or null if it means that there is no value. */
    @Nullable
    BigInteger raw(byte[] data, int from, int to) {
        BigInteger number = order.number(data, from, to);
        int width = (to - from) * Byte.SIZE;
        if (bits > 0) {
            width = bits;
            number = number.shiftRight(bit).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        }
        if (signed && number.testBit(width - 1)) {
            number = number.subtract(BigInteger.ONE.shiftLeft(width));
        }
        boolean outside =
                (lowest != null && number.compareTo(lowest) < 0) || (highest != null && number.compareTo(highest) > 0);
        return outside || absent.contains(number) ? null : number;
    }

    /** The value of such a number. */
    BigDecimal scaled(BigInteger number) {
        BigDecimal value = factor.multiply(new BigDecimal(number)).add(offset);
        return points == null ? value : points.at(value);
    }
}
