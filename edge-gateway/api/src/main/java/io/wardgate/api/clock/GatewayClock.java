package io.wardgate.api.clock;

/**
 * The one clock. Ordering, time-outs and ages use monotonic time only; wall time is for labels.
 *
 * <p>Safe from any thread.
 */
public interface GatewayClock {

    /** Monotonic time in ns since an arbitrary origin that is fixed within {@link #bootId()}. */
    long monoNanos();

    /** Monotonic time in ms, from the same origin. */
    default long monoMillis() {
        return Math.floorDiv(monoNanos(), 1_000_000L);
    }

    /** UTC epoch ms as this machine believes it; may jump. */
    long wallMillis();

    /** Names the life of the monotonic origin; differs after each reboot of the machine. */
    long bootId();

    /**
     * Whether the wall clock can be believed: it is later than the build of this software, and the machine's time service,
     * where there is one, does not say otherwise.
     */
    boolean isSynchronised();
}
