package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.uplink.Uplink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is on its way over one connection: the window of unanswered batches, when each is sent again, and the watchdog
 * over answers. A connection that is up, owes answers and gives none is cut: errors alone would never show it.
 *
 * <p>Owned by the drain's thread.
 */
final class Connection {

    /** Answers overdue by this many resend pauses mean that the connection is dead. */
    private static final int WATCHDOG_PAUSES = 3;

    private static final int MAX_WATCHDOG_FACTOR = 8;

    /** A transport that is busy is asked again after this time, unless something happens before. */
    private static final long BUSY_PAUSE_MILLIS = 50;

    private final Lane lane;
    private final DrainSettings settings;
    private final Uplink uplink;
    private final GatewayClock clock;
    private final RoundTrip roundTrip;
    private final DrainCounters counters;
    private final Map<BatchId, InFlight> inFlight = new LinkedHashMap<>();
    private final int[] byLane = new int[Lane.values().length];

    private long waitingSinceMillis;
    private int watchdogFactor = 1;
    private boolean busy;

    /** @param lane any lane that travels over this connection */
    Connection(
            Lane lane,
            DrainSettings settings,
            Uplink uplink,
            GatewayClock clock,
            RoundTrip roundTrip,
            DrainCounters counters) {
        this.lane = lane;
        this.settings = settings;
        this.uplink = uplink;
        this.clock = clock;
        this.roundTrip = roundTrip;
        this.counters = counters;
    }

    boolean isUp() {
        return uplink.isUp(lane);
    }

    boolean carries(BatchId id) {
        return inFlight.containsKey(id);
    }

    int inFlight() {
        return inFlight.size();
    }

    int inFlight(Lane ofLane) {
        return byLane[ofLane.number()];
    }

    /** First sending of the oldest batch on its way, in monotonic ns; {@code Long.MAX_VALUE} if none is. */
    long oldestSentNanos() {
        return inFlight.isEmpty()
                ? Long.MAX_VALUE
                : inFlight.values().iterator().next().firstSentNanos;
    }

    /** For how long answers have been owed and none came; 0 if none is owed. */
    long silentMillis() {
        return inFlight.isEmpty() ? 0 : clock.monoMillis() - waitingSinceMillis;
    }

    /** Sends a batch for the first time; false if the transport takes nothing now. */
    boolean send(SealedBatch batch) {
        if (!uplink.send(batch.id().lane(), batch.envelope())) {
            busy = true;
            return false;
        }
        long now = clock.monoMillis();
        if (inFlight.isEmpty()) {
            waitingSinceMillis = now;
        }
        byLane[batch.id().lane().number()]++;
        inFlight.put(batch.id(), new InFlight(batch, clock.monoNanos(), now + pauseMillis(1)));
        counters.sent.incrementAndGet();
        return true;
    }

    /** A new connection: nothing sent before counts as on its way. */
    void cameUp() {
        waitingSinceMillis = clock.monoMillis();
        for (InFlight batch : inFlight.values()) {
            batch.tries = 0;
            batch.resendAtMillis = Long.MIN_VALUE;
        }
    }

    /** Sends again what is due, oldest first, and cuts a connection that owes answers for too long. */
    void resend() {
        busy = false;
        if (!isUp()) {
            return;
        }
        long now = clock.monoMillis();
        for (InFlight due : inFlight.values()) {
            if (now < due.resendAtMillis) {
                continue;
            }
            if (!uplink.send(due.batch.id().lane(), due.batch.envelope())) {
                busy = true;
                break;
            }
            if (due.tries == 0) {
                due.sentNanos = clock.monoNanos();
            }
            due.tries++;
            due.sentOnce = false;
            due.resendAtMillis = now + pauseMillis(due.tries);
            counters.resent.incrementAndGet();
        }
        if (now >= watchdogMillis()) {
            counters.resets.incrementAndGet();
            uplink.reset(lane, "no answer for " + (now - waitingSinceMillis) + " ms");
            waitingSinceMillis = now;
            watchdogFactor = Math.min(2 * watchdogFactor, MAX_WATCHDOG_FACTOR);
        }
    }

    /** Takes out what a range names; returns what was on its way. */
    List<InFlight> answered(AckRange range) {
        return remove(id -> Answered.contains(range, id));
    }

    List<InFlight> answered(BatchId answered) {
        return remove(answered::equals);
    }

    /** When this connection must be looked at again if nothing happens before. */
    long nextDueMillis() {
        if (!isUp()) {
            return Long.MAX_VALUE;
        }
        if (busy) {
            return clock.monoMillis() + BUSY_PAUSE_MILLIS;
        }
        long next = watchdogMillis();
        for (InFlight batch : inFlight.values()) {
            next = Math.min(next, batch.resendAtMillis);
        }
        return next;
    }

    private List<InFlight> remove(Predicate<BatchId> answered) {
        List<InFlight> removed = new ArrayList<>();
        inFlight.values().removeIf(sent -> {
            if (!answered.test(sent.batch.id())) {
                return false;
            }
            if (sent.sentOnce) {
                roundTrip.measured(clock.monoNanos() - sent.firstSentNanos);
            }
            byLane[sent.batch.id().lane().number()]--;
            removed.add(sent);
            return true;
        });
        if (!removed.isEmpty()) {
            waitingSinceMillis = clock.monoMillis();
            watchdogFactor = 1;
        }
        return removed;
    }

    private long watchdogMillis() {
        if (inFlight.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long patience = roundTrip.patienceMillis(settings.resendMillis());
        return waitingSinceMillis + WATCHDOG_PAUSES * patience * watchdogFactor;
    }

    private long pauseMillis(int tries) {
        long first = roundTrip.patienceMillis(settings.resendMillis());
        long grown = first << Math.min(tries - 1, 10);
        return Math.max(first, Math.min(grown, DrainSettings.MAX_RESEND_MILLIS));
    }
}
