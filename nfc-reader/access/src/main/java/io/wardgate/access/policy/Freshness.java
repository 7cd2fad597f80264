package io.wardgate.access.policy;

import io.wardgate.api.clock.GatewayClock;

/**
 * Up to when the platform stood by a policy. The wall clock measures the time since then if it is believed; if not, the
 * monotonic clock does, from the moment at which that word came to this process.
 *
 * @param platformMillis UTC ms by the platform's clock: when it issued or last confirmed the policy
 * @param heard whether that word came to this process; false after a restart
 * @param heardMonoMillis when it came, in gateway monotonic ms
 */
public record Freshness(long platformMillis, boolean heard, long heardMonoMillis) {

    /** Nobody can say how old it is. */
    public static final long UNKNOWN = -1;

    /** Ms since the platform stood by it, or {@link #UNKNOWN}. */
    public long ageMillis(GatewayClock clock) {
        long sinceHeard = heard ? Math.max(0, clock.monoMillis() - heardMonoMillis) : UNKNOWN;
        // The greater one: a clock of the platform that is ahead keeps no policy fresh.
        return clock.isSynchronised()
                ? Math.max(0, Math.max(sinceHeard, clock.wallMillis() - platformMillis))
                : sinceHeard;
    }

    /** UTC ms: the wall clock if it is believed; else the least that it can be from what the platform said. */
    public long wallMillis(GatewayClock clock) {
        if (clock.isSynchronised()) {
            return clock.wallMillis();
        }
        return platformMillis + (heard ? Math.max(0, clock.monoMillis() - heardMonoMillis) : 0);
    }
}
