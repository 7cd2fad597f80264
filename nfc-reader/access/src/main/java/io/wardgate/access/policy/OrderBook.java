package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All orders of this gateway by point and patient. Immutable: safe from any thread, and swapped whole. */
public final class OrderBook {

    /** Nothing is due. */
    public static final OrderBook EMPTY = new OrderBook(0, Map.of());

    private final long version;
    private final Map<String, Map<String, List<Order>>> byPoint;

    private OrderBook(long version, Map<String, Map<String, List<Order>>> byPoint) {
        this.version = version;
        this.byPoint = Map.copyOf(byPoint);
    }

    /** Of the last document; 0 = none came yet. */
    public long version() {
        return version;
    }

    /** The open order of a patient at a point that ends first, or null. */
    public @Nullable Order match(String point, String patient, long wallMillis) {
        Order match = null;
        for (Order order : byPoint.getOrDefault(point, Map.of()).getOrDefault(patient, List.of())) {
            if (order.isOpen(wallMillis) && (match == null || order.untilMillis() < match.untilMillis())) {
                match = order;
            }
        }
        return match;
    }

    /**
     * The book with the points of a document replaced.
     *
     * @throws PolicyException if the document is not newer
     */
    OrderBook with(OrderReader.Document document) throws PolicyException {
        if (document.version() <= version) {
            throw new PolicyException(
                    Reason.OLD_VERSION, "orders " + document.version() + "; this gateway has " + version);
        }
        Map<String, Map<String, List<Order>>> points = new HashMap<>(byPoint);
        document.points().forEach(points::remove);
        for (Order order : document.orders()) {
            points.computeIfAbsent(order.point(), point -> new HashMap<>())
                    .computeIfAbsent(order.patient(), patient -> new ArrayList<>())
                    .add(order);
        }
        return new OrderBook(document.version(), points);
    }
}
