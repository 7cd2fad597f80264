package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;

/**
 * Says what to do when no report comes: rescan, reset, reopen the port, each after another watchdog time. It watches
 * progress, not errors, because radios fall silent without any error. After a whole round in vain the pauses double up
 * to a minute: an empty ward is silent too.
 *
 * <p>Owned by the reader thread of one source; it outlives the links.
 */
final class RecoveryLadder {

    /** What to do now. */
    enum Step {
        NOTHING,
        RESCAN,
        RESET,
        REOPEN
    }

    private static final int GREATEST_PAUSE_SECONDS = 60;

    private final GatewayClock clock;
    private final long watchdogMillis;
    private final long greatestPauseMillis;
    private long pauseMillis;
    private long since;
    private Step last = Step.NOTHING;

    RecoveryLadder(GatewayClock clock, int watchdogSeconds) {
        this.clock = clock;
        watchdogMillis = watchdogSeconds * 1_000L;
        greatestPauseMillis = Math.max(watchdogSeconds, GREATEST_PAUSE_SECONDS) * 1_000L;
        pauseMillis = watchdogMillis;
        since = clock.monoMillis();
    }

    /** A report came: all is well. */
    void progress() {
        since = clock.monoMillis();
        if (last != Step.NOTHING) {
            last = Step.NOTHING;
            pauseMillis = watchdogMillis;
        }
    }

    /** Scanning has just begun: give it its time. */
    void restarted() {
        since = clock.monoMillis();
    }

    boolean isRecovering() {
        return last != Step.NOTHING;
    }

    /** The step that is due, once. */
    Step due() {
        if (clock.monoMillis() - since < pauseMillis) {
            return Step.NOTHING;
        }
        since = clock.monoMillis();
        last = switch (last) {
            case NOTHING, REOPEN -> Step.RESCAN;
            case RESCAN -> Step.RESET;
            case RESET -> Step.REOPEN;
        };
        if (last == Step.REOPEN) {
            pauseMillis = Math.min(pauseMillis * 2, greatestPauseMillis);
        }
        return last;
    }
}
