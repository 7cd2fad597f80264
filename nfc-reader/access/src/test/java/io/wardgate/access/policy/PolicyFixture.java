package io.wardgate.access.policy;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.protocol.policy.Order;
import io.wardgate.protocol.policy.OrderDocument;
import io.wardgate.protocol.policy.PolicyDocument;
import java.util.List;

/** Policies for tests of what uses them, without a disk. */
public final class PolicyFixture {

    private PolicyFixture() {}

    /** As if it came just now. */
    public static Standing heard(PolicyDocument.Builder document, GatewayClock clock) {
        try {
            Policy policy = PolicyReader.read(document.build().toByteArray()).appliedTo(Policy.NONE);
            return new Standing(policy, new Freshness(policy.issuedMillis(), true, clock.monoMillis()));
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same policy as after a restart. */
    public static Standing restarted(Standing standing) {
        return new Standing(
                standing.policy(), new Freshness(standing.freshness().platformMillis(), false, 0));
    }

    /** As if the platform stood by it just now. */
    public static Standing confirmed(Standing standing, GatewayClock clock) {
        return new Standing(standing.policy(), new Freshness(clock.wallMillis(), true, clock.monoMillis()));
    }

    /** A book with one order, at the points drugs and drugs-two. */
    public static OrderBook orders(Platform platform, String id, String patient, long from, long until)
            throws PolicyException {
        OrderDocument.Builder document =
                OrderDocument.newBuilder().setSite(Platform.SITE).setVersion(1);
        for (String point : List.of("drugs", "drugs-two")) {
            document.addPoints(point)
                    .addOrders(Order.newBuilder()
                            .setId(id)
                            .setPoint(point)
                            .setPatient(patient)
                            .setFromMillis(from)
                            .setUntilMillis(until));
        }
        byte[] signed = platform.signed(document);
        return OrderBook.EMPTY.with(OrderReader.read(SignedDocument.openOrders(signed, platform.keys())));
    }
}
