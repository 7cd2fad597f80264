package io.wardgate.ble.layout;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Value;
import io.wardgate.ble.table.TableNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a message: where it lies, when it is there, and what it means.
 *
 * @param labels texts for some numbers; a number without one stays a number
 * @param unit as a UCUM code; empty for none
 */
record FieldSpec(
        String name,
        FieldPlace place,
        @Nullable Condition when,
        FieldFormat format,
        NumberSpec number,
        Map<BigInteger, String> labels,
        String unit,
        @Nullable Metric metric,
        @Nullable Flag flag) {

    /** So many octets hold every integer that a sensor sends, and keep arithmetic cheap. */
    private static final int MOST_NUMERIC_OCTETS = 8;

    private static final int ADDRESS_OCTETS = 6;

    private static final long NOBODY = 0xFFFF_FFFF_FFFFL;

    static FieldSpec of(TableNode node) {
        node.allow(
                "name", "at", "octets", "when", "format", "order", "bit", "bits", "absent", "lowest", "highest",
                "factor", "offset", "points", "values", "unit", "metric", "flag");
        FieldFormat format = node.constant("format", FieldFormat.class).orElse(FieldFormat.UINT);
        Metric metric = node.constant("metric", Metric.class).orElse(null);
        Flag flag = node.constant("flag", Flag.class).orElse(null);
        if (metric != null && format != FieldFormat.UINT && format != FieldFormat.SINT) {
            throw node.fault("metric", "is " + metric + " of a field of format " + format + "; allowed: UINT, SINT");
        }
        if (flag != null && format != FieldFormat.BINARY) {
            throw node.fault("flag", "is " + flag + " of a field of format " + format + "; allowed: BINARY");
        }
        return new FieldSpec(
                node.text("name"),
                place(node, format),
                node.has("when") ? Condition.of(node.node("when")) : null,
                format,
                NumberSpec.of(node, format == FieldFormat.SINT),
                labels(node),
                unit(node, metric),
                metric,
                flag);
    }

    private static FieldPlace place(TableNode node, FieldFormat format) {
        if (format == FieldFormat.ADDRESS) {
            node.number("octets", ADDRESS_OCTETS, ADDRESS_OCTETS, ADDRESS_OCTETS);
            return FieldPlace.of(node, ADDRESS_OCTETS);
        }
        if (format.isNumeric()) {
            int octets = node.number("octets", 1, MOST_NUMERIC_OCTETS, 1);
            int bits = node.number("bit", 0, 63, 0) + node.number("bits", 0, 64, 0);
            if (bits > octets * Byte.SIZE) {
                throw node.fault("bits", "reaches bit " + bits + "; allowed: within " + octets * Byte.SIZE);
            }
            return FieldPlace.of(node, 1);
        }
        return FieldPlace.of(node, 0);
    }

    private static Map<BigInteger, String> labels(TableNode node) {
        Map<BigInteger, String> labels = new LinkedHashMap<>();
        if (node.has("values")) {
            node.node("values").entries().forEach((number, text) -> {
                if (!(number instanceof Integer)) {
                    throw node.fault("values", "has the key " + number + "; allowed: whole numbers");
                }
                labels.put(BigInteger.valueOf((Integer) number), String.valueOf(text));
            });
        }
        return Map.copyOf(labels);
    }

    private static String unit(TableNode node, @Nullable Metric metric) {
        String unit = node.optionalText("unit").orElse(metric == null ? "" : metric.unit());
        if (metric != null && !unit.equals(metric.unit())) {
            throw node.fault("unit", "is " + unit + "; allowed: " + metric.unit() + ", which is the unit of " + metric);
        }
        return unit;
    }

    /** Whether the message has this field. */
    boolean isIn(byte[] data, int from, int to) {
        return when == null || when.holds(data, from, to);
    }

    /** The value in {@code data[first..end)}, or null if it is absent. */
    @Nullable
    Measurement read(byte[] data, int first, int end) {
        return switch (format) {
            case UINT, SINT, BINARY -> numeric(data, first, end);
            case HEX -> text(HexFormat.of().formatHex(data, first, end));
            case TEXT -> text(text(data, first, end));
            case ADDRESS -> address(data, first, end);
            case EDDYSTONE_URL -> text(EddystoneUrl.expand(Arrays.copyOfRange(data, first, end)));
        };
    }

    private @Nullable Measurement numeric(byte[] data, int first, int end) {
        BigInteger raw = number.raw(data, first, end);
        if (raw == null) {
            return null;
        }
        if (format == FieldFormat.BINARY) {
            return new Measurement(name, new Value.Binary(raw.signum() != 0), unit, null, flag);
        }
        String label = labels.get(raw);
        return label == null
                ? new Measurement(name, new Value.Numeric(number.scaled(raw)), unit, metric, null)
                : text(label);
    }

    /** Whom the octets name, or null if all bits are 0 or all are 1: by that formats say "nobody". */
    private @Nullable Measurement address(byte[] data, int first, int end) {
        long address = number.order().number(data, first, end).longValue();
        return address == 0 || address == NOBODY ? null : text(DeviceAddress.format(address));
    }

    private Measurement text(String text) {
        return new Measurement(name, new Value.Text(text), unit, null, null);
    }

    private static String text(byte[] data, int first, int end) {
        int last = end;
        while (last > first && data[last - 1] == 0) {
            last--;
        }
        return new String(data, first, last - first, StandardCharsets.UTF_8);
    }
}
