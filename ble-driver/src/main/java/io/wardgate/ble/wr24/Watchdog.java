package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;

/**
 * Says what to do when no band is heard: a new hello, which restarts the receiver's radio, then a restart of the whole
 * receiver, then a new line. It watches bands, not statistics, because a radio can fall silent while its receiver goes on
 * talking. After a round in vain the pauses double up to a minute, and the receiver is not restarted again before a band
 * was heard: an empty ward is silent too, and a restart costs the messages that the receiver holds for bands.
 *
 * <p>Owned by the reader thread of one source; it outlives the lines.
 */
final class Watchdog {

    /** What to do now. */
    enum Step {
        NOTHING,
        HELLO,
        RESTART,
        REOPEN
    }

    private static final int GREATEST_PAUSE_SECONDS = 60;

    private final GatewayClock clock;
    private final long watchdogMillis;
    private final long greatestPauseMillis;
    private long pauseMillis;
    private long since;
    private Step last = Step.NOTHING;
    private boolean hasRestarted;

    Watchdog(GatewayClock clock, int watchdogSeconds) {
        this.clock = clock;
        watchdogMillis = watchdogSeconds * 1_000L;
        greatestPauseMillis = Math.max(watchdogSeconds, GREATEST_PAUSE_SECONDS) * 1_000L;
        pauseMillis = watchdogMillis;
        since = clock.monoMillis();
    }

    /** A band was heard: all is well. */
    void progress() {
        since = clock.monoMillis();
        if (last != Step.NOTHING) {
            last = Step.NOTHING;
            hasRestarted = false;
            pauseMillis = watchdogMillis;
        }
    }

    /** The receiver has just begun to listen: give it its time. */
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
        last = next();
        if (last == Step.RESTART) {
            hasRestarted = true;
        } else if (last == Step.REOPEN) {
            pauseMillis = Math.min(pauseMillis * 2, greatestPauseMillis);
        }
        return last;
    }

    private Step next() {
        return switch (last) {
            case NOTHING, REOPEN -> Step.HELLO;
            case HELLO -> hasRestarted ? Step.REOPEN : Step.RESTART;
            case RESTART -> Step.REOPEN;
        };
    }
}
