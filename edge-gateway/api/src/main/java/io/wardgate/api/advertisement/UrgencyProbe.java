package io.wardgate.api.advertisement;

/**
 * Tells from a few octets whether an advertisement may carry an emergency, so that a source can keep it when its
 * queue overflows. A wrong yes costs a place in the urgent queue; a wrong no costs the priority, never the data.
 */
@FunctionalInterface
public interface UrgencyProbe {

    /** Must be cheap, must not allocate, and must take any octets whatever. */
    boolean mayBeUrgent(Advertisement advertisement);
}
