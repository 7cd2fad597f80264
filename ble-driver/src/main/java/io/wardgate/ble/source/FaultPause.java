package io.wardgate.ble.source;

import io.wardgate.api.advertisement.SourceStatistics.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader of a radio does between a fault and its next attempt: it says the fault, waits 1, 2, 5, then 10 s, and
 * counts the attempt as a step of recovery. An interrupt ends the wait at once and is kept for the reader.
 *
 * <p>A fault is logged when it begins, not at every attempt. Owned by the reader thread of one source.
 */
public final class FaultPause {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPause.class);
    private static final int[] SECONDS = {1, 2, 5, 10};

    private final String radio;
    private final String step;
    private final Intake intake;
    private int next;
    private String logged = "";

    /**
     * @param radio its name on the gateway
     * @param step what the next attempt is counted as, as {@code reopen}
     */
    public FaultPause(String radio, String step, Intake intake) {
        this.radio = radio;
        this.step = step;
        this.intake = intake;
    }

    /** The fault is over: the next one is logged, and waits a second. */
    public void over() {
        next = 0;
        logged = "";
    }

    /** Waits after a fault, longer each time until it is over. */
    public void after(String fault) {
        after(fault, takeNextMillis());
    }

    /** Waits after a fault that says itself for how long. */
    public void after(String fault, int millis) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        intake.now(State.OPENING, fault + "; next attempt in " + millis / 1_000 + " s");
        if (!fault.equals(logged)) {
            logged = fault;
            LOG.warn("radio {}: {}; keeps trying", radio, fault);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        intake.recovery(step);
    }

    int takeNextMillis() {
        int seconds = SECONDS[next];
        next = Math.min(next + 1, SECONDS.length - 1);
        return seconds * 1_000;
    }
}
