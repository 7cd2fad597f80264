package io.wardgate.access.decision;

import io.wardgate.access.policy.Order;
import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.access.policy.PolicyEntry.Kind;
import io.wardgate.access.presence.Waiting;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap.BandEvidence;
import org.jspecify.annotations.Nullable;

/**
 * A drug for a patient with an open order. Where staff must tap, too, the first of the two waits for the other, in either
 * order; the second one decides.
 */
final class Pickup {

    /** For so long after its time a tap that waited is answered with {@link Reason#FACTOR_TIMEOUT}; then it is forgotten. */
    private static final long LATE_MILLIS = 60_000;

    private final long factorMillis;

    Pickup(Limits limits) {
        factorMillis = limits.factorMillis();
    }

    Verdict decide(PointRules rules, PolicyEntry entry, BandEvidence band, Circumstances now) {
        boolean staff = rules.staffToo() && entry.terms().kind() == Kind.STAFF;
        Waiting other = other(rules, staff, now);
        boolean late = other != null && now.monoMillis() - other.sinceMonoMillis() > factorMillis;
        if (staff && other == null) {
            return Verdict.about(entry, band, Decision.PENDING, Reason.OK, "")
                    .waiting(new Waiting(entry.subject(), true, now.monoMillis()));
        }
        String patient = staff && other != null ? other.subject() : entry.subject();
        Order order = now.orders().match(rules.spot().point(), patient, now.wallMillis());
        if (order == null) {
            return Verdict.about(entry, band, Decision.DENY, Reason.NO_ORDER, "");
        }
        if (late) {
            return Verdict.about(entry, band, Decision.DENY, Reason.FACTOR_TIMEOUT, order.id());
        }
        if (rules.staffToo() && other == null) {
            return Verdict.about(entry, band, Decision.PENDING, Reason.OK, order.id())
                    .waiting(new Waiting(entry.subject(), false, now.monoMillis()));
        }
        return Verdict.about(entry, band, Decision.GRANT, Reason.OK, order.id());
    }

    /** Who waits here for one like this, or null. */
    private @Nullable Waiting other(PointRules rules, boolean staff, Circumstances now) {
        Waiting waiting = now.presence().waiting(rules.spot().point());
        boolean fits = waiting != null
                && waiting.staff() != staff
                && now.monoMillis() - waiting.sinceMonoMillis() <= factorMillis + LATE_MILLIS;
        return fits ? waiting : null;
    }
}
