package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;

/**
 * When a command came, so that its age is known also to a later life of the process.
 *
 * @param bootId life of the monotonic origin
 * @param monoMillis in it
 * @param wallMillis UTC epoch ms, 0 if the clock was not believed
 */
record Arrival(long bootId, long monoMillis, long wallMillis) {

    static final long UNKNOWN = -1;

    static Arrival now(GatewayClock clock) {
        return new Arrival(clock.bootId(), clock.monoMillis(), clock.isSynchronised() ? clock.wallMillis() : 0);
    }

    /** How long ago that is in ms, or {@link #UNKNOWN} if the machine started anew and its clock cannot tell. */
    long ageMillis(GatewayClock clock) {
        if (clock.bootId() == bootId) {
            return Math.max(0, clock.monoMillis() - monoMillis);
        }
        return wallMillis != 0 && clock.isSynchronised() ? Math.max(0, clock.wallMillis() - wallMillis) : UNKNOWN;
    }
}
