package io.wardgate.access.tap;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorAlarms;
import io.wardgate.access.tap.PointDesk.Case;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a tap at one point: first the door, because somebody waits at it, then the lamps, then the record. Each
 * of them may fail without the others. For the reader's thread and {@code wardgate-access}.
 */
final class Outcome {

    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    private static final long REPLAY_ALARM_MILLIS = 60_000;

    private final TapPoint point;
    private final Site site;
    private final Feedback feedback;
    private final PointCounters counters;
    private volatile long replayMillis = -1;
    private boolean isReplayTold;

    Outcome(TapPoint point, Site site, Feedback feedback, PointCounters counters) {
        this.point = point;
        this.site = site;
        this.feedback = feedback;
        this.counters = counters;
    }

    /** A judge that fails denies. */
    TapJudge.Verdict judge(Inspection inspection, TapJudge.Context context) {
        try {
            return forType(site.judge().judge(point, inspection, context));
        } catch (RuntimeException e) {
            counters.faults.incrementAndGet();
            LOG.error("point {}: a tap could not be judged", point.id(), e);
            return TapJudge.Verdict.failed(Reason.INTERNAL);
        }
    }

    /** Acts, tells and records. */
    Tap settle(Case tapCase) {
        Decision decision = tapCase.verdict().decision();
        Door door = door();
        DoorState before = door == null ? DoorState.UNKNOWN : door.state();
        long actedNanos = -1;
        if (decision == Decision.GRANT && !point.place().door().isEmpty()) {
            actedNanos = open(door);
        }
        feedback.tell(decision);
        return record(tapCase, before, actedNanos);
    }

    /** Records without acting and telling. */
    Tap record(Case tapCase) {
        Door door = door();
        return record(tapCase, door == null ? DoorState.UNKNOWN : door.state(), -1);
    }

    /** The same tag again: recorded, nothing else. */
    void duplicate(Tap before, long monoMillis) {
        Tap.Proof proof = before.proof();
        // What it calls itself is all that was looked at this time.
        Tap.Proof seen = proof == null
                ? null
                : new Tap.Proof(proof.tag(), proof.technology(), least(proof.level(), AuthLevel.UID), -1);
        Door door = door();
        counters.count(site.recorder()
                .record(id -> new Tap(
                        id,
                        point.reader(),
                        point.place(),
                        monoMillis,
                        seen,
                        before.subject(),
                        Decision.DENY,
                        Reason.DUPLICATE,
                        before.policy(),
                        before.band(),
                        door == null ? DoorState.UNKNOWN : door.state(),
                        1,
                        TapRecorder.text(before.id()),
                        new Tap.Latency(0, 0, -1))));
    }

    /** Tells of copies; on the thread that may wait for alarms. */
    void tick(long monoMillis) {
        long replay = replayMillis;
        boolean isFresh = replay >= 0 && monoMillis - replay < REPLAY_ALARM_MILLIS;
        if (isFresh && !isReplayTold) {
            site.alarms().raise(DoorAlarms.Kind.REPLAY, point.id());
        } else if (!isFresh && isReplayTold) {
            site.alarms().clear(DoorAlarms.Kind.REPLAY, point.id());
        }
        isReplayTold = isFresh;
    }

    long feedbackFaults() {
        return feedback.faults();
    }

    private long open(@Nullable Door door) {
        boolean isSet = door != null && door.open(site.clock().monoMillis());
        if (!isSet) {
            counters.faults.incrementAndGet();
            LOG.warn(
                    "point {}: a grant did not open door {}",
                    point.id(),
                    point.place().door());
        }
        return isSet ? site.clock().monoNanos() : -1;
    }

    private Tap record(Case tapCase, DoorState before, long actedNanos) {
        TapJudge.Verdict verdict = tapCase.verdict();
        if (verdict.reason() == Reason.REPLAY) {
            replayMillis = tapCase.monoMillis();
        }
        Tap recorded = site.recorder()
                .record(id -> new Tap(
                        id,
                        point.reader(),
                        point.place(),
                        tapCase.monoMillis(),
                        proof(tapCase.inspection()),
                        verdict.subject(),
                        verdict.decision(),
                        verdict.reason(),
                        verdict.policy(),
                        verdict.band(),
                        before,
                        tapCase.attempt(),
                        correlation(id, tapCase),
                        tapCase.watch().latency(actedNanos)));
        counters.count(recorded);
        return recorded;
    }

    private @Nullable Door door() {
        return point.place().door().isEmpty()
                ? null
                : site.doors().apply(point.place().door());
    }

    /** An order that is fulfilled says more than that a second factor was awaited. */
    private String correlation(TapId id, Case tapCase) {
        TapJudge.Verdict verdict = tapCase.verdict();
        if (!verdict.order().isEmpty()) {
            return verdict.order();
        }
        String subject = verdict.subject();
        boolean isShift = point.place().type() == PointType.SHIFT && verdict.decision() == Decision.GRANT;
        return isShift && subject != null ? site.shifts().toggle(subject, id, tapCase.monoMillis()) : tapCase.earlier();
    }

    /** Where nothing is opened or begun, there is nothing to grant: who it is was shown. */
    private TapJudge.Verdict forType(TapJudge.Verdict verdict) {
        boolean isInformation = switch (point.place().type()) {
            case PATIENT_ID, REGISTRATION, GUIDANCE -> true;
            case DRUG_PICKUP, ACCESS, SHIFT -> false;
        };
        return isInformation && verdict.decision() == Decision.GRANT
                ? new TapJudge.Verdict(
                        Decision.INFO,
                        verdict.reason(),
                        verdict.subject(),
                        verdict.policy(),
                        verdict.band(),
                        verdict.order())
                : verdict;
    }

    private static Tap.@Nullable Proof proof(@Nullable Inspection inspection) {
        return inspection == null || inspection.tag() == null
                ? null
                : new Tap.Proof(inspection.tag(), inspection.technology(), inspection.level(), inspection.sunCounter());
    }

    private static AuthLevel least(AuthLevel one, AuthLevel other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
