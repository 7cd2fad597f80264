package io.wardgate.protocol.api;

import io.wardgate.api.clock.GatewayClock;

/**
 * Ties the gateway's monotonic time to wall time at the moment of sealing.
 *
 * @param bootId life of the monotonic origin
 * @param monoMillis monotonic time
 * @param wallMillis UTC epoch ms at the same moment
 * @param synchronised whether the wall time can be believed
 */
public record ClockStamp(long bootId, long monoMillis, long wallMillis, boolean synchronised) {

    /** The stamp of this moment. Believed before and after, so that a clock set meanwhile labels nothing wrongly. */
    public static ClockStamp of(GatewayClock clock) {
        boolean believed = clock.isSynchronised();
        long monoMillis = clock.monoMillis();
        long wallMillis = clock.wallMillis();
        return new ClockStamp(clock.bootId(), monoMillis, wallMillis, believed && clock.isSynchronised());
    }

    /** UTC epoch ms of a moment in this boot's monotonic time. */
    public long wallMillisOf(long thatMonoMillis) {
        return wallMillis - (monoMillis - thatMonoMillis);
    }
}
