package io.wardgate.access.decision;

import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.access.policy.PolicyEntry.Kind;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import org.jspecify.annotations.Nullable;

/** What the policy says of a person at a point. */
final class EntryRules {

    private final Limits limits;

    EntryRules(Limits limits) {
        this.limits = limits;
    }

    /** Whether the entry counts at all. */
    @Nullable
    Reason refusal(PointRules rules, PolicyEntry entry, Circumstances now) {
        if (entry.terms().revoked()) {
            return Reason.REVOKED;
        }
        if (!entry.terms().isValid(now.wallMillis())) {
            return Reason.EXPIRED;
        }
        boolean stale = limits.isStale(rules.zoneClass(), now.ageMillis());
        return stale && !entry.terms().breakGlass() ? Reason.STALE_POLICY : null;
    }

    /** Whether the person may do here and now what the point is for. */
    @Nullable
    Reason roleRefusal(PointRules rules, PolicyEntry entry, Circumstances now) {
        // A patient at a drug point is there by an order, not by a role.
        boolean byOrder = rules.type() == PointType.DRUG_PICKUP && entry.terms().kind() == Kind.PATIENT;
        if (!rules.asksForRole() || byOrder) {
            return null;
        }
        return switch (now.policy().passage(entry, rules.spot().zone(), rules.zoneClass(), now.wallMillis())) {
            case OPEN -> null;
            case WRONG_ZONE -> Reason.ZONE_NOT_ALLOWED;
            case WRONG_TIME -> Reason.OUT_OF_SCHEDULE;
        };
    }
}
