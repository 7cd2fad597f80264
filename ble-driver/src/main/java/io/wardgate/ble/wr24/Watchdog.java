package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;

/**
 * Says what to do when no band is heard: a new hello, which restarts the receiver's radio, then a new line. It watches
 * bands, not statistics, because a radio can fall silent while its receiver goes on talking. After a round in vain the
 * pauses double up to a minute: an empty ward is silent too.
 *
 * <p>Owned by the reader thread of one source; it outlives the lines.
 */
final class Watchdog {

    /** What to do now. */
    enum Step {
        NOTHING,
        HELLO,
        REOPEN
    }

    private static final int GREATEST_PAUSE_SECONDS = 60;

    private final GatewayClock clock;
    private final long watchdogMillis;
    private final long greatestPauseMillis;
    private long pauseMillis;
    private long since;
    private Step last = Step.NOTHING;

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
        last = last == Step.HELLO ? Step.REOPEN : Step.HELLO;
        if (last == Step.REOPEN) {
            pauseMillis = Math.min(pauseMillis * 2, greatestPauseMillis);
        }
        return last;
    }
}
