package io.wardgate.ble.bthome;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.ble.table.TableNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the object table.
 *
 * @param octets length of the value; 0 if it carries its own
 */
record ObjectType(
        int id,
        String name,
        String unit,
        ObjectFormat format,
        int octets,
        BigDecimal factor,
        @Nullable Metric metric,
        @Nullable Flag flag) {

    static ObjectType of(TableNode row) {
        return new ObjectType(
                row.number("id"),
                row.text("name"),
                row.optionalText("unit").orElse(""),
                row.constant("format", ObjectFormat.class).orElseThrow(() -> row.fault("format", "is missing")),
                row.number("octets", 0, 255, 0),
                row.decimal("factor", BigDecimal.ONE),
                row.constant("metric", Metric.class).orElse(null),
                row.constant("flag", Flag.class).orElse(null));
    }

    /** What makes two objects of one message the same quantity, so that they are numbered apart. */
    String quantity() {
        return name + '/' + unit + (format == ObjectFormat.BINARY ? "/binary" : "");
    }
}
