package io.wardgate.ble.source;

import io.wardgate.api.clock.GatewayClock;

/**
 * Says when to start a child anew because no report comes. It watches progress, not errors, because radios fall
 * silent without any error. After each step in vain the pause doubles up to a minute: an empty ward is silent too.
 *
 * <p>Owned by the reader thread of one source; it outlives the children.
 */
public final class SilenceWatch {

    private static final int GREATEST_PAUSE_SECONDS = 60;

    private final GatewayClock clock;
    private final long watchdogMillis;
    private final long greatestPauseMillis;
    private long pauseMillis;
    private long since;
    private boolean recovering;

    public SilenceWatch(GatewayClock clock, int watchdogSeconds) {
        this.clock = clock;
        watchdogMillis = watchdogSeconds * 1_000L;
        greatestPauseMillis = Math.max(watchdogSeconds, GREATEST_PAUSE_SECONDS) * 1_000L;
        pauseMillis = watchdogMillis;
        since = clock.monoMillis();
    }

    /** A report came: all is well. */
    public void progress() {
        since = clock.monoMillis();
        if (recovering) {
            recovering = false;
            pauseMillis = watchdogMillis;
        }
    }

    /** A child has just begun: give it its time. */
    public void restarted() {
        since = clock.monoMillis();
    }

    public boolean isRecovering() {
        return recovering;
    }

    /** Whether it is time for a step, once. */
    public boolean due() {
        if (clock.monoMillis() - since < pauseMillis) {
            return false;
        }
        since = clock.monoMillis();
        if (recovering) {
            pauseMillis = Math.min(pauseMillis * 2, greatestPauseMillis);
        }
        recovering = true;
        return true;
    }
}
