package io.wardgate.access.tap;

import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap.BandEvidence;
import io.wardgate.api.tap.Tap.PolicyState;
import org.jspecify.annotations.Nullable;

/** Decides taps from what is in memory: never waits. Called by the threads of all readers, and by {@code wardgate-access}. */
@FunctionalInterface
public interface TapJudge {

    Verdict judge(TapPoint point, Inspection inspection, Context context);

    /**
     * The tap.
     *
     * @param monoMillis when the tag was seen
     * @param attempt {@link io.wardgate.api.tap.Tap#attempt()}
     * @param isWaiting whether this tap was decided {@link Decision#PENDING} before and is asked about again: it is the same
     *     tap, not another
     */
    record Context(long monoMillis, int attempt, boolean isWaiting) {}

    /**
     * What becomes of it.
     *
     * @param decision {@link Decision#PENDING}: ask again until the second factor is there or its time is over
     * @param subject null if the tag is not in the policy
     * @param order id of the order that it fulfils; empty if none
     */
    record Verdict(
            Decision decision,
            Reason reason,
            @Nullable String subject,
            PolicyState policy,
            BandEvidence band,
            String order) {

        /** The judge failed, or nobody could be asked. */
        static Verdict failed(Reason reason) {
            return new Verdict(
                    Decision.DENY, reason, null, new PolicyState(0, -1, true), BandEvidence.NOT_REQUIRED, "");
        }
    }
}
