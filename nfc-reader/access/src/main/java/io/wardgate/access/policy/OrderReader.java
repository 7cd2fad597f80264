package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.protocol.policy.OrderDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an {@code OrderDocument} (docs/wire/policy.md). */
final class OrderReader {

    static final int MAX_OCTETS = 4 << 20;
    private static final int MAX_ORDERS = 20_000;
    private static final int MAX_POINTS = 1_000;

    /** A document as it was read; it replaces all orders of its points. */
    record Document(String site, long version, Set<String> points, List<Order> orders) {}

    private OrderReader() {}

    static Document read(byte[] document) throws PolicyException {
        if (document.length > MAX_OCTETS) {
            throw new PolicyException(Reason.TOO_LARGE, document.length + " octets; allowed: " + MAX_OCTETS);
        }
        OrderDocument message = SignedDocument.message(OrderDocument.parser(), document);
        Require.text("site", message.getSite());
        Require.that(message.getVersion() > 0, "version is missing or out of range");
        Require.atMost(MAX_POINTS, message.getPointsCount(), "points");
        Require.atMost(MAX_ORDERS, message.getOrdersCount(), "orders");
        Set<String> points = new HashSet<>();
        for (String point : message.getPointsList()) {
            points.add(Require.text("point", point));
        }
        List<Order> orders = new ArrayList<>();
        for (io.wardgate.protocol.policy.Order order : message.getOrdersList()) {
            Require.that(
                    points.contains(order.getPoint()),
                    "order of point \"" + order.getPoint() + "\", which points does not name");
            orders.add(new Order(
                    Require.text("id", order.getId()),
                    order.getPoint(),
                    Require.text("patient", order.getPatient()),
                    Require.number("from_millis", order.getFromMillis()),
                    Require.number("until_millis", order.getUntilMillis())));
        }
        return new Document(message.getSite(), message.getVersion(), points, orders);
    }
}
