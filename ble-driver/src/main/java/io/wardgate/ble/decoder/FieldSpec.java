package io.wardgate.ble.decoder;

import io.wardgate.api.reading.Metric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where one value lies in the octets after the company id or service UUID, and how to read it.
 *
 * @param at index of its first octet; negative counts from the end, -1 is the last octet
 * @param octets its length; 0 means all that follow
 * @param absent a number that means that there is no value, or null
 */
record FieldSpec(
        String name,
        int at,
        int octets,
        Format format,
        BigDecimal factor,
        @Nullable BigInteger absent,
        @Nullable Metric metric) {

    /** How octets become a value. */
    enum Format {
        UINT,
        SINT,
        HEX,
        EDDYSTONE_URL
    }

    static FieldSpec of(TableNode node) {
        return new FieldSpec(
                node.text("name"),
                node.number("at"),
                node.number("octets", 0),
                node.constant("format", Format.class).orElse(Format.UINT),
                node.decimal("factor", BigDecimal.ONE),
                node.has("absent") ? BigInteger.valueOf(node.number("absent")) : null,
                node.constant("metric", Metric.class).orElse(null));
    }

    /** The value in {@code data[from..to)}, or null if it is absent or the octets end before it. */
    @Nullable
    Measurement read(byte[] data, int from, int to) {
        int first = at >= 0 ? from + at : to + at;
        int end = octets == 0 ? to : first + octets;
        if (first < from || end > to || first >= end) {
            return null;
        }
        byte[] field = Arrays.copyOfRange(data, first, end);
        return switch (format) {
            case HEX -> new Measurement(name, new Value.Text(HexFormat.of().formatHex(field)), null, null);
            case EDDYSTONE_URL -> new Measurement(name, new Value.Text(EddystoneUrl.expand(field)), null, null);
            case UINT -> numeric(new BigInteger(1, field));
            case SINT -> numeric(new BigInteger(field));
        };
    }

    private @Nullable Measurement numeric(BigInteger number) {
        return number.equals(absent)
                ? null
                : new Measurement(name, new Value.Numeric(factor.multiply(new BigDecimal(number))), metric, null);
    }
}
