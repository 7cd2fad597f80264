package io.wardgate.bluez.scan;

import io.wardgate.api.clock.GatewayClock;

/**
 * What to do when no report comes, and when. Radios fall silent without an error, so it watches progress. The steps come
 * in turn; after each in vain the pause doubles up to a minute, because an empty ward is silent, too.
 *
 * <p>Owned by the reader thread; it outlives connections to the bus.
 */
final class SilenceLadder {

    /** In the order in which they are taken; names as in the figures. */
    enum Step {
        RESCAN("rescan"),
        POWER("power"),
        REOPEN("reopen");

        final String figure;

        Step(String figure) {
            this.figure = figure;
        }
    }

    private static final long GREATEST_PAUSE_MILLIS = 60_000;

    private final GatewayClock clock;
    private final long watchdogMillis;
    private long pauseMillis;
    private long since;
    private int taken;

    SilenceLadder(GatewayClock clock, int watchdogSeconds) {
        this.clock = clock;
        watchdogMillis = watchdogSeconds * 1_000L;
        pauseMillis = watchdogMillis;
        since = clock.monoMillis();
    }

    /** A report came: all is well. */
    void progress() {
        since = clock.monoMillis();
        pauseMillis = watchdogMillis;
        taken = 0;
    }

    /** Scanning has just begun: give it its time. */
    void begun() {
        since = clock.monoMillis();
    }

    boolean isRecovering() {
        return taken > 0;
    }

    boolean isDue() {
        return clock.monoMillis() - since >= pauseMillis;
    }

    /** The step to take now. */
    Step next() {
        since = clock.monoMillis();
        if (taken > 0) {
            pauseMillis = Math.min(pauseMillis * 2, Math.max(watchdogMillis, GREATEST_PAUSE_MILLIS));
        }
        Step[] steps = Step.values();
        return steps[taken++ % steps.length];
    }
}
