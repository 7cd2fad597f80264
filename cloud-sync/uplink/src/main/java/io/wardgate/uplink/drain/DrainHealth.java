package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.uplink.failover.FailoverUplink;
import io.wardgate.uplink.failover.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the drain does, for any thread that asks. */
final class DrainHealth {

    private final FailoverUplink uplink;
    private final DrainRound round;
    private final GatewayClock clock;
    private final RoundTrip roundTrip;
    private final DrainCounters counters;
    private volatile Observed observed = new Observed(0, Long.MAX_VALUE);

    /** What the drain's thread last saw. */
    private record Observed(int inFlight, long oldestSentNanos) {}

    DrainHealth(
            FailoverUplink uplink, GatewayClock clock, RoundTrip roundTrip, DrainCounters counters, DrainRound round) {
        this.uplink = uplink;
        this.clock = clock;
        this.roundTrip = roundTrip;
        this.counters = counters;
        this.round = round;
    }

    /** Called by the drain's thread after each round. */
    void observed(int inFlight, long oldestSentNanos) {
        observed = new Observed(inFlight, oldestSentNanos);
    }

    Health check() {
        boolean urgentUp = uplink.isUp(Lane.EMERGENCY);
        boolean sharedUp = uplink.isUp(Lane.ROUTINE);
        if (urgentUp && sharedUp) {
            return uplink.active() == Role.BACKUP
                    ? health(Health.State.DEGRADED, "the backup server is in use; the primary is watched", 2)
                    : health(Health.State.OK, "both connections to the receiver are up", 2);
        }
        if (urgentUp || sharedUp) {
            String down = urgentUp ? "routine" : "urgent";
            return health(Health.State.DEGRADED, "the " + down + " connection is down; reconnecting", 1);
        }
        return health(Health.State.DEGRADED, "no connection to the receiver; data waits in the store; reconnecting", 0);
    }

    private Health health(Health.State state, String summary, long connectionsUp) {
        Observed seen = observed;
        long oldestMillis =
                seen.oldestSentNanos() == Long.MAX_VALUE ? 0 : (clock.monoNanos() - seen.oldestSentNanos()) / 1_000_000;
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("up", connectionsUp == 2 ? 1L : 0L);
        figures.put("connectionsUp", connectionsUp);
        figures.put("sentBatches", counters.sent.get());
        figures.put("resentBatches", counters.resent.get());
        figures.put("acknowledgedBatches", counters.acknowledged.get());
        figures.put("refusedBatches", counters.refused.get());
        figures.put("badAnswers", counters.badAnswers.get());
        figures.put("overflowedNotes", counters.overflowedNotes.get());
        figures.put("askedAgainBatches", counters.askedAgain.get());
        figures.put("commands", counters.commands.get());
        figures.put("watchdogResets", counters.resets.get());
        figures.put("storeFailures", counters.storeFailures.get());
        figures.put("inFlight", (long) seen.inFlight());
        figures.put("rttMicros", roundTrip.micros());
        figures.put("oldestUnansweredMillis", oldestMillis);
        uplink.addFigures(figures);
        round.addFigures(figures);
        return new Health(state, summary, figures);
    }
}
