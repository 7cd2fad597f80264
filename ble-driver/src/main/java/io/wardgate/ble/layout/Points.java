package io.wardgate.ble.layout;

import io.wardgate.ble.table.TableNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve by points, such as a battery's percent over its millivolts: straight lines between the points, level beyond
 * the first and the last.
 */
record Points(List<Point> points) {

    private static final int DECIMALS = 2;

    /** One point of the curve. */
    record Point(BigDecimal from, BigDecimal to) {}

    /** The list {@code points} of pairs, or null if there is none. */
    static @Nullable Points of(TableNode node) {
        List<Point> points = new ArrayList<>();
        for (Object item : node.items("points")) {
            if (!(item instanceof List<?> pair) || pair.size() != 2) {
                throw node.fault("points", "holds " + item + "; allowed: pairs [number, value]");
            }
            Point point = new Point(node.decimalOf("points", pair.get(0)), node.decimalOf("points", pair.get(1)));
            if (!points.isEmpty() && points.get(points.size() - 1).from().compareTo(point.from()) >= 0) {
                throw node.fault("points", "holds " + item + " after a greater number; allowed: ascending");
            }
            points.add(point);
        }
        if (points.size() == 1) {
            throw node.fault("points", "holds one point; allowed: two or more");
        }
        return points.isEmpty() ? null : new Points(List.copyOf(points));
    }

    BigDecimal at(BigDecimal number) {
        Point before = points.get(0);
        if (number.compareTo(before.from()) <= 0) {
            return before.to();
        }
        for (Point after : points) {
            if (number.compareTo(after.from()) <= 0) {
                BigDecimal rise = after.to().subtract(before.to());
                BigDecimal run = after.from().subtract(before.from());
                return number.subtract(before.from())
                        .multiply(rise)
                        .divide(run, DECIMALS, RoundingMode.HALF_EVEN)
                        .add(before.to());
            }
            before = after;
        }
        return before.to();
    }
}
