package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.Command.Timing;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Whether a command may start now. In doubt it waits, and what can never be known makes it expire: a command that runs too
 * late is worse than one that does not run.
 *
 * @param verdict what follows
 * @param reason for people, if it expired
 */
record Timeliness(Verdict verdict, String reason) {

    enum Verdict {
        DUE,
        WAITS,
        EXPIRED
    }

    /** As long as finished commands are remembered: none may outlive the memory that it ran. */
    private static final long MAX_TTL_MILLIS = TimeUnit.DAYS.toMillis(CommandMemory.DAYS);

    private static final Timeliness DUE = new Timeliness(Verdict.DUE, "");
    private static final Timeliness WAITS = new Timeliness(Verdict.WAITS, "");

    /** @param lifeMillis how long this life of the process has lasted: the least age of a command of another boot */
    static Timeliness of(Timing timing, Arrival arrival, GatewayClock clock, long lifeMillis) {
        boolean believed = clock.isSynchronised();
        if (believed && clock.wallMillis() >= timing.expiresMillis()) {
            return expired("it was to start before " + Instant.ofEpochMilli(timing.expiresMillis()));
        }
        long age = arrival.ageMillis(clock);
        long ttl = Math.min(timing.ttlMillis(), MAX_TTL_MILLIS);
        if ((age == Arrival.UNKNOWN ? lifeMillis : age) >= ttl) {
            return expired("it was to start within " + ttl + " ms of its arrival");
        }
        if (age == Arrival.UNKNOWN) {
            return arrival.wallMillis() == 0 ? expired("the machine restarted and cannot tell its age") : WAITS;
        }
        if (timing.notBeforeMillis() == 0) {
            return DUE;
        }
        return believed && clock.wallMillis() >= timing.notBeforeMillis() ? DUE : WAITS;
    }

    private static Timeliness expired(String reason) {
        return new Timeliness(Verdict.EXPIRED, reason);
    }
}
