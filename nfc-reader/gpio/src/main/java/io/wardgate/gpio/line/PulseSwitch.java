package io.wardgate.gpio.line;

import io.wardgate.api.actuator.Switch;
import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output that is never left on. Whoever switches it on does so only after its end is in the timer's book; the timer has a
 * thread of its own, {@code wardgate-gpio-timer}. If the line cannot be set idle it is tried again every 100 ms, for ever.
 *
 * <p>Guards itself: callers of any thread and the timer meet in its lock.
 */
final class PulseSwitch implements Switch {

    private static final Logger LOG = LoggerFactory.getLogger(PulseSwitch.class);

    private static final int MOST_STEPS = 32;
    private static final long LONGEST_STEP_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 100;
    private static final long[] NOTHING = {};

    private final OutputSettings settings;
    private final Consumer<Boolean> line;
    private final ScheduledExecutorService timer;
    private final GatewayClock clock;
    private long[] playing = NOTHING;
    private int step;
    private boolean isPulsing;
    private long endNanos;
    private long generation;
    private long faults;

    /** @param line sets the output on or idle, and throws if it cannot */
    PulseSwitch(OutputSettings settings, Consumer<Boolean> line, ScheduledExecutorService timer, GatewayClock clock) {
        this.settings = settings;
        this.line = line;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public synchronized void pulse(long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException("a pulse of " + millis + " ms is not allowed; use 1 or more");
        }
        long now = clock.monoNanos();
        long end = now + TimeUnit.MILLISECONDS.toNanos(Math.min(millis, settings.maxMillis()));
        endNanos = isPulsing ? Math.max(end, endNanos) : end;
        isPulsing = true;
        playing = NOTHING;
        begin(endNanos - now);
    }

    @Override
    public synchronized void play(long... millis) {
        if (millis.length == 0 || millis.length > MOST_STEPS) {
            throw new IllegalArgumentException(millis.length + " lengths are not allowed; use 1 to " + MOST_STEPS);
        }
        for (long length : millis) {
            if (length < 1 || length > LONGEST_STEP_MILLIS) {
                throw new IllegalArgumentException(
                        "a length of " + length + " ms is not allowed; use 1 to " + LONGEST_STEP_MILLIS);
            }
        }
        playing = millis.clone();
        isPulsing = false;
        step = 0;
        begin(stepNanos());
    }

    @Override
    public synchronized void idle() {
        generation++;
        settle();
    }

    /** Times that the line could not be set. */
    synchronized long faults() {
        return faults;
    }

    /** Its end first: then it is on for so long at most, whatever happens to the caller. */
    private void begin(long nanos) {
        try {
            after(nanos);
            line.accept(true);
        } catch (RuntimeException e) {
            faults++;
            idle();
            throw new IllegalStateException("output " + name() + " cannot be switched on; it was set idle", e);
        }
    }

    private void after(long nanos) {
        long mine = ++generation;
        timer.schedule(() -> next(mine), nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized void next(long mine) {
        if (mine != generation) {
            return;
        }
        try {
            step++;
            if (step < playing.length) {
                after(stepNanos());
                line.accept(step % 2 == 0);
            } else {
                settle();
            }
        } catch (RuntimeException e) {
            faults++;
            LOG.warn("output {} fails while it plays: {}", name(), e.toString());
            settle();
        }
    }

    private long stepNanos() {
        boolean isOn = step % 2 == 0;
        return TimeUnit.MILLISECONDS.toNanos(isOn ? Math.min(playing[step], settings.maxMillis()) : playing[step]);
    }

    private void settle() {
        playing = NOTHING;
        isPulsing = false;
        try {
            line.accept(false);
        } catch (RuntimeException e) {
            faults++;
            LOG.error("output {} cannot be set idle; it is tried again: {}", name(), e.toString());
            tryAgain();
        }
    }

    private void tryAgain() {
        try {
            after(TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS));
        } catch (RejectedExecutionException e) {
            LOG.error("output {} could not be set idle at the end; the watchdog does it", name());
        }
    }
}
