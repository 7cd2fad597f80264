package io.wardgate.core.alarm;

import io.wardgate.api.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Where one rule stands with one band.
 *
 * <pre>
 *  QUIET ──breach──► PENDING ──breach for onMillis──► OPEN ──calm──► CLEARING ──calm for offMillis──► QUIET
 *    ▲                  │ else                          ▲ breach, between │
 *    └──────────────────┘                               └─────────────────┘
 * </pre>
 *
 * <p>Time is the readings' own. Two breaches further apart than {@link #GAP_MILLIS} are two beginnings. Owned by the desk,
 * under its lock.
 */
final class RuleState {

    /** Twice the longest record period of a band. */
    static final long GAP_MILLIS = 600_000;

    /** What a step asks the desk to do. */
    enum Step {
        NOTHING,
        RAISE,
        END
    }

    private enum Phase {
        QUIET,
        PENDING,
        OPEN,
        CLEARING
    }

    private Phase phase = Phase.QUIET;
    private long sinceMillis;
    private long evidenceMillis;
    private @Nullable Alarm alarm;

    Step step(Verdict verdict, long atMillis, Delays delays) {
        if (verdict == Verdict.UNKNOWN) {
            return Step.NOTHING;
        }
        long before = evidenceMillis;
        if (verdict != Verdict.NOT_WORN) {
            evidenceMillis = atMillis;
        }
        return switch (phase) {
            case QUIET, PENDING -> build(verdict, atMillis, before, delays.onMillis());
            case OPEN, CLEARING -> settle(verdict, atMillis, delays.offMillis());
        };
    }

    private Step build(Verdict verdict, long atMillis, long evidenceBefore, long onMillis) {
        if (verdict != Verdict.BREACH) {
            phase = Phase.QUIET;
            return Step.NOTHING;
        }
        if (phase == Phase.QUIET || atMillis - evidenceBefore > GAP_MILLIS) {
            phase = Phase.PENDING;
            sinceMillis = atMillis;
        }
        return atMillis - sinceMillis >= onMillis ? Step.RAISE : Step.NOTHING;
    }

    private Step settle(Verdict verdict, long atMillis, long offMillis) {
        if (verdict == Verdict.CALM) {
            if (phase == Phase.OPEN) {
                phase = Phase.CLEARING;
                sinceMillis = atMillis;
            }
            return atMillis - sinceMillis >= offMillis ? Step.END : Step.NOTHING;
        }
        if (verdict != Verdict.NOT_WORN) {
            phase = Phase.OPEN;
        }
        return Step.NOTHING;
    }

    /** Since when it breaches, or is calm. */
    long sinceMillis() {
        return sinceMillis;
    }

    /** When something last spoke for or against the alarm. */
    long evidenceMillis() {
        return evidenceMillis;
    }

    void opened(Alarm raised) {
        phase = Phase.OPEN;
        alarm = raised;
    }

    void ended() {
        phase = Phase.QUIET;
        alarm = null;
    }

    /** The open alarm, null if there is none. */
    @Nullable
    Alarm alarm() {
        return alarm;
    }
}
