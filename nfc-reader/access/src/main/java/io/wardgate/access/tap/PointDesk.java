package io.wardgate.access.tap;

import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.Collision;
import io.wardgate.api.nfc.ReaderEvent.ReaderDegraded;
import io.wardgate.api.nfc.ReaderEvent.ReaderDown;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tap point at work: debounces what its reader sees, has it inspected and judged, and lets {@link Outcome} act.
 *
 * <p>{@link #heard} belongs to the reader's thread, {@link #tick} to {@code wardgate-access}; they meet in what guards itself.
 * Nothing here throws at the reader.
 */
public final class PointDesk implements ReaderListener {

    private static final Logger LOG = LoggerFactory.getLogger(PointDesk.class);

    private final TapPoint point;
    private final Site site;
    private final RecentTaps recent = new RecentTaps();
    private final PointCounters counters = new PointCounters();
    private final Outcome outcome;
    private final PendingTap pending;
    private final FaultLamp faultLamp;

    public PointDesk(TapPoint point, Site site) {
        this.point = point;
        this.site = site;
        Feedback feedback = new Feedback(point.lamps(), site.outputs());
        this.outcome = new Outcome(point, site, feedback, counters);
        this.pending = new PendingTap(point, site, outcome, recent);
        this.faultLamp = new FaultLamp(feedback);
    }

    public TapPoint point() {
        return point;
    }

    public PointFigures figures() {
        return counters.figures(outcome.feedbackFaults());
    }

    @Override
    public void heard(ReaderEvent event) {
        try {
            if (event instanceof TagSeen seen) {
                seen(seen);
            } else if (event instanceof TagGone gone) {
                recent.gone(gone.tag().uid(), millis(gone.monoNanos()));
            } else if (event instanceof Collision collision) {
                collided(collision);
            } else if (event instanceof ReaderDown) {
                faultLamp.down(site.clock().monoMillis());
            } else if (event instanceof ReaderUp) {
                faultLamp.up();
            } else if (event instanceof ReaderDegraded degraded) {
                LOG.debug("point {}: taps may be late: {}", point.id(), degraded.reason());
            }
        } catch (RuntimeException e) {
            counters.faults.incrementAndGet();
            LOG.error("point {} failed on {}", point.id(), event.getClass().getSimpleName(), e);
        }
    }

    /** Lets time pass: second factors, the lamp of a reader that is down. */
    public void tick(long monoMillis) {
        try {
            pending.tick(monoMillis);
            faultLamp.tick(monoMillis);
            outcome.tick(monoMillis);
        } catch (RuntimeException e) {
            counters.faults.incrementAndGet();
            LOG.error("point {} failed to let time pass", point.id(), e);
        }
    }

    private void seen(TagSeen seen) {
        long monoMillis = millis(seen.monoNanos());
        Tag tag = seen.tag();
        Object key = tag.uid();
        switch (recent.seen(key, monoMillis)) {
            case STILL_THERE -> counters.stillThere.incrementAndGet();
            case DUPLICATE -> duplicate(key, monoMillis);
            case NEW -> {
                Inspection inspection = inspect(seen);
                Stopwatch watch = new Stopwatch(seen.monoNanos(), site.clock().monoNanos());
                // A tag that draws its UID at random is known by its reference only.
                Object identity = tag.uid().isRandom() && inspection.tag() != null ? inspection.tag() : key;
                RecentTaps.Kind kind = identity == key ? RecentTaps.Kind.NEW : recent.seen(identity, monoMillis);
                switch (kind) {
                    case STILL_THERE -> counters.stillThere.incrementAndGet();
                    case DUPLICATE -> duplicate(identity, monoMillis);
                    case NEW -> judge(identity, inspection, monoMillis, watch);
                }
            }
        }
    }

    private void judge(Object key, Inspection inspection, long monoMillis, Stopwatch watch) {
        int attempt = recent.attempt(key, monoMillis);
        pending.supersede();
        TapJudge.Verdict verdict = outcome.judge(inspection, new TapJudge.Context(monoMillis, attempt, false));
        Case tapCase = new Case(
                monoMillis,
                inspection,
                verdict,
                attempt,
                watch.decided(site.clock().monoNanos()),
                "");
        Tap tap = outcome.settle(tapCase);
        if (inspection.fault() == Fault.UNREAD) {
            recent.unread(key, tap);
        } else {
            recent.decided(key, tap);
        }
        if (tap.decision() == Decision.PENDING) {
            pending.begin(key, tapCase, tap);
        }
    }

    private Inspection inspect(TagSeen seen) {
        try {
            return site.inspector().inspect(seen.tag(), seen.channel(), point.minimumLevel());
        } catch (RuntimeException e) {
            counters.faults.incrementAndGet();
            LOG.error("point {}: the tag could not be inspected", point.id(), e);
            return new Inspection(null, TagTechnology.UNKNOWN, AuthLevel.NONE, -1, Fault.UNREAD, "inspection failed");
        }
    }

    /** Recorded as who it was a moment ago; this time nothing was proved, and nothing is done. */
    private void duplicate(Object key, long monoMillis) {
        Tap before = recent.last(key);
        if (before != null) {
            outcome.duplicate(before, monoMillis);
        }
    }

    private void collided(Collision collision) {
        long monoMillis = millis(collision.monoNanos());
        Stopwatch watch = new Stopwatch(collision.monoNanos(), collision.monoNanos());
        outcome.settle(new Case(
                monoMillis,
                null,
                TapJudge.Verdict.failed(Reason.COLLISION),
                1,
                watch.decided(site.clock().monoNanos()),
                ""));
    }

    private static long millis(long monoNanos) {
        return Math.floorDiv(monoNanos, 1_000_000L);
    }

    /**
     * A tap that was judged.
     *
     * @param inspection null if no tag could be told apart
     * @param earlier the pending tap that it follows from; empty if none
     */
    record Case(
            long monoMillis,
            @Nullable Inspection inspection,
            TapJudge.Verdict verdict,
            int attempt,
            Stopwatch watch,
            String earlier) {}
}
