package io.wardgate.access.tap;

import io.wardgate.access.tap.PointDesk.Case;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tap at a point that waits for its second factor: an order, or the band of the same person. The judge is asked again
 * four times a second; when it decides, or the time is over, or another tag is tapped, a second tap is recorded that
 * belongs to the first.
 *
 * <p>Begun by the reader's thread, ended by that or by {@code wardgate-access}; guards itself.
 */
final class PendingTap {

    private static final long AGAIN_MILLIS = 250;

    private record Waiting(Object key, Case begun, Tap tap, long askedMillis) {}

    private final TapPoint point;
    private final Site site;
    private final Outcome outcome;
    private final RecentTaps recent;
    private @Nullable Waiting waiting;

    PendingTap(TapPoint point, Site site, Outcome outcome, RecentTaps recent) {
        this.point = point;
        this.site = site;
        this.outcome = outcome;
        this.recent = recent;
    }

    synchronized void begin(Object key, Case begun, Tap tap) {
        waiting = new Waiting(key, begun, tap, begun.monoMillis());
    }

    /** Another tap takes its place: what waited is over. */
    synchronized void supersede() {
        Waiting over = waiting;
        if (over != null) {
            end(over, over.begun().verdict(), true);
        }
    }

    synchronized void tick(long monoMillis) {
        Waiting now = waiting;
        if (now == null || monoMillis - now.askedMillis() < AGAIN_MILLIS) {
            return;
        }
        waiting = new Waiting(now.key(), now.begun(), now.tap(), monoMillis);
        Case begun = now.begun();
        Inspection inspection = Objects.requireNonNull(begun.inspection());
        TapJudge.Verdict verdict =
                outcome.judge(inspection, new TapJudge.Context(begun.monoMillis(), begun.attempt(), true));
        boolean isOver = monoMillis - begun.monoMillis() >= point.factorMillis();
        if (verdict.decision() != Decision.PENDING || isOver) {
            end(now, verdict, false);
        }
    }

    private void end(Waiting over, TapJudge.Verdict verdict, boolean isSilent) {
        waiting = null;
        TapJudge.Verdict last = verdict.decision() == Decision.PENDING ? outOfTime(verdict) : verdict;
        Case begun = over.begun();
        long now = site.clock().monoNanos();
        Case ended = new Case(
                begun.monoMillis(),
                begun.inspection(),
                last,
                begun.attempt(),
                begun.watch().decided(now),
                TapRecorder.text(over.tap().id()));
        Tap tap = isSilent ? outcome.record(ended) : outcome.settle(ended);
        recent.settled(over.key(), tap);
    }

    private static TapJudge.Verdict outOfTime(TapJudge.Verdict verdict) {
        return new TapJudge.Verdict(
                Decision.DENY,
                Reason.FACTOR_TIMEOUT,
                verdict.subject(),
                verdict.policy(),
                verdict.band(),
                verdict.order());
    }
}
