package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.ExpectedRate;
import java.util.List;

/**
 * Says what to do when no report comes: rescan, reset, reopen the port, then what the hardware allows, each after another
 * silence that is no chance. It watches progress, not errors, because radios fall silent without any error. After a whole
 * round in vain it reports that, and the pauses double up to a minute: an empty ward is silent too.
 *
 * <p>Owned by the reader thread of one source; it outlives the links.
 */
final class RecoveryLadder {

    /** What to do now. */
    enum Step {
        NOTHING("nothing"),
        RESCAN("rescan"),
        RESET("reset"),
        REOPEN("reopen"),
        POWER_CYCLE("powerCycle"),
        REBIND("rebind"),
        /** Nothing more is left: say so, and begin again with longer pauses. */
        REPORT("report");

        private final String figure;

        Step(String figure) {
            this.figure = figure;
        }

        /** Its name in health. */
        String figure() {
            return figure;
        }
    }

    private static final int GREATEST_PAUSE_SECONDS = 60;

    private final GatewayClock clock;
    private final ExpectedRate expected;
    private final List<Step> steps;
    private final long watchdogMillis;
    private final long greatestPauseMillis;
    private long pauseMillis;
    private long since;
    private int rounds;

    /** How many steps of this round were taken. */
    private int taken;

    /** @param steps of one round, in order; {@link Step#REPORT} follows them */
    RecoveryLadder(GatewayClock clock, int watchdogSeconds, List<Step> steps, ExpectedRate expected) {
        this.clock = clock;
        this.expected = expected;
        this.steps = List.copyOf(steps);
        watchdogMillis = watchdogSeconds * 1_000L;
        greatestPauseMillis = Math.max(watchdogSeconds, GREATEST_PAUSE_SECONDS) * 1_000L;
        pauseMillis = watchdogMillis;
        since = clock.monoMillis();
    }

    /** A report came: all is well. */
    void progress() {
        since = clock.monoMillis();
        if (isRecovering()) {
            taken = 0;
            rounds = 0;
            pauseMillis = watchdogMillis;
        }
    }

    /** Scanning has just begun: give it its time. */
    void restarted() {
        since = clock.monoMillis();
    }

    boolean isRecovering() {
        return taken > 0 || rounds > 0;
    }

    /** The step that is due, once. */
    Step due() {
        long limit = rounds == 0 ? expected.suspiciousMillis(pauseMillis) : pauseMillis;
        if (clock.monoMillis() - since < limit) {
            return Step.NOTHING;
        }
        since = clock.monoMillis();
        if (taken < steps.size()) {
            return steps.get(taken++);
        }
        taken = 0;
        rounds++;
        pauseMillis = Math.min(pauseMillis * 2, greatestPauseMillis);
        return Step.REPORT;
    }
}
