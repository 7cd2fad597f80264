package io.wardgate.access.decision;

import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.access.presence.Waiting;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap.BandEvidence;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a tap, and what is to be remembered of it.
 *
 * @param entry null if the policy does not know the tag
 * @param believed whether it was this person at this point as far as anybody can tell
 * @param waiting who waits at the point from now on; null if that does not change, or by {@link #endsWaiting()}
 */
record Verdict(
        Decision decision,
        Reason reason,
        @Nullable PolicyEntry entry,
        BandEvidence band,
        String correlation,
        boolean believed,
        @Nullable Waiting waiting) {

    /** Before anything is known of the person. */
    static Verdict of(Decision decision, Reason reason, @Nullable PolicyEntry entry) {
        return new Verdict(decision, reason, entry, BandEvidence.NOT_REQUIRED, "", false, null);
    }

    /** About a person who is believed to be there. */
    static Verdict about(PolicyEntry entry, BandEvidence band, Decision decision, Reason reason, String correlation) {
        return new Verdict(decision, reason, entry, band, correlation, true, null);
    }

    /** Whether nobody waits at the point any more: it came to its end, or too late. */
    boolean endsWaiting() {
        return decision == Decision.GRANT || reason == Reason.FACTOR_TIMEOUT;
    }

    Verdict waiting(Waiting who) {
        return new Verdict(decision, reason, entry, band, correlation, believed, who);
    }
}
