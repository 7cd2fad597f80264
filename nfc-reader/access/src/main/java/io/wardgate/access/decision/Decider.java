package io.wardgate.access.decision;

import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Presence;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.Tap.BandEvidence;
import io.wardgate.api.tap.ZoneClass;
import org.jspecify.annotations.Nullable;

/**
 * Decides a tap: a function of its arguments, which it does not change. The first rule that does not hold names the reason; the
 * order is that of docs/access.md.
 */
final class Decider {

    private final EntryRules entries;
    private final BandCheck bands;
    private final Pickup pickup;

    Decider(Limits limits) {
        entries = new EntryRules(limits);
        bands = new BandCheck(limits);
        pickup = new Pickup(limits);
    }

    Verdict decide(PointRules rules, Presented presented, Circumstances now) {
        if (!(presented instanceof Presented.One one)) {
            // Where no key is at stake, people are asked to show one tag.
            Decision decision = rules.zoneClass() == ZoneClass.RED ? Decision.DENY : Decision.PENDING;
            return Verdict.of(decision, Reason.COLLISION, null);
        }
        Inspection inspection = one.inspection();
        TagRef tag = inspection.tag();
        PolicyEntry entry = tag == null ? null : now.policy().find(tag);
        Reason wrong = TagRules.refusal(inspection);
        if (wrong != null || tag == null) {
            return Verdict.of(Decision.DENY, wrong == null ? Reason.WEAK_TAG : wrong, entry);
        }
        return entry == null ? unknown(rules, tag, now) : known(rules, inspection, entry, now);
    }

    private static Verdict unknown(PointRules rules, TagRef tag, Circumstances now) {
        if (rules.type() == PointType.REGISTRATION) {
            boolean again = now.presence().isDuplicate(rules.spot().point(), tag, now.monoMillis());
            return Verdict.of(Decision.INFO, again ? Reason.DUPLICATE : Reason.UNKNOWN_TAG, null);
        }
        boolean noPolicy = now.policy().version() == 0 && rules.zoneClass() != ZoneClass.GREEN;
        return Verdict.of(Decision.DENY, noPolicy ? Reason.STALE_POLICY : Reason.UNKNOWN_TAG, null);
    }

    private Verdict known(PointRules rules, Inspection inspection, PolicyEntry entry, Circumstances now) {
        Presence presence = now.presence();
        String subject = entry.subject();
        Reason wrong = first(TagRules.refusal(inspection, entry, rules.level()), entries.refusal(rules, entry, now));
        if (wrong != null) {
            return Verdict.of(Decision.DENY, wrong, entry);
        }
        if (presence.isDuplicate(rules.spot().point(), entry.tag(), now.monoMillis())) {
            return Verdict.of(Decision.INFO, Reason.DUPLICATE, entry);
        }
        if (presence.isTooFast(subject, rules.spot(), now.monoMillis())) {
            return Verdict.of(Decision.DENY, Reason.CLONE_SUSPECT, entry);
        }
        BandEvidence band = bands.evidence(rules, entry.band(), now);
        wrong = first(entries.roleRefusal(rules, entry, now), rules.band().refusal(band.check()));
        if (wrong != null) {
            return Verdict.about(entry, band, Decision.DENY, wrong, "");
        }
        return switch (rules.type()) {
            case DRUG_PICKUP -> pickup.decide(rules, entry, band, now);
            case ACCESS -> access(rules.passback(), entry, band, now);
            case SHIFT -> Verdict.about(entry, band, Decision.GRANT, Reason.OK, "");
            case PATIENT_ID, REGISTRATION, GUIDANCE -> Verdict.about(entry, band, Decision.INFO, Reason.OK, "");
        };
    }

    private static Verdict access(
            @Nullable Passback passback, PolicyEntry entry, BandEvidence band, Circumstances now) {
        if (passback == null) {
            return Verdict.about(entry, band, Decision.GRANT, Reason.OK, "");
        }
        if (now.presence().isRefusedAgain(passback, entry.subject(), now.monoMillis())) {
            return Verdict.about(entry, band, Decision.DENY, Reason.ANTI_PASSBACK, "");
        }
        boolean again = now.presence().isAllowedAgain(passback, entry.subject(), now.monoMillis());
        return Verdict.about(entry, band, Decision.GRANT, again ? Reason.ANTI_PASSBACK : Reason.OK, "");
    }

    private static @Nullable Reason first(@Nullable Reason one, @Nullable Reason other) {
        return one == null ? other : one;
    }
}
