package io.wardgate.access.decision;

import io.wardgate.access.policy.OrderBook;
import io.wardgate.access.policy.Policy;
import io.wardgate.access.presence.Presence;
import io.wardgate.api.tap.BandLocator;

/**
 * Everything beside rules and tag on which a decision depends.
 *
 * @param ageMillis of the policy, or {@link io.wardgate.access.policy.Freshness#UNKNOWN}
 */
record Circumstances(
        Policy policy,
        long ageMillis,
        long wallMillis,
        long monoMillis,
        OrderBook orders,
        BandLocator bands,
        Presence presence) {}
