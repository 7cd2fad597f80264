package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.backlog.Backlog;
import io.wardgate.uplink.failover.Unanswered;
import java.util.List;
import java.util.Map;

/**
 * The drain's rules: emergencies first and over their own connection, the other lanes in weighted turns over the second,
 * as far as {@link SharedGate} lets them; then one step of work on the backlog.
 *
 * <p>Owned by the drain's thread.
 */
final class DrainRound {

    /** Urgent offers may go beyond the window by this many: an emergency does not queue behind older ones. */
    static final int URGENT_BEYOND_WINDOW = 64;

    private static final List<Lane> SHARED_LANES = List.of(Lane.ALARM, Lane.ROUTINE, Lane.BULK);

    private final DrainSettings settings;
    private final GatewayClock clock;
    private final DeficitTurns turns = new DeficitTurns(SHARED_LANES);
    private final Connection urgent;
    private final Connection shared;
    private final Backlog backlog;
    private final Lanes lanes;
    private final SharedGate gate;
    private final Settlement settlement;
    private boolean bulkWaits;

    /** @param wake called from any thread when {@link #run} has something to do */
    DrainRound(
            DrainSettings settings,
            BufferStore store,
            Uplink uplink,
            GatewayClock clock,
            String gateway,
            RoundTrip roundTrip,
            DrainCounters counters,
            Runnable wake) {
        this.settings = settings;
        this.clock = clock;
        this.urgent = new Connection(Lane.EMERGENCY, settings, uplink, clock, roundTrip, counters);
        this.shared = new Connection(Lane.ROUTINE, settings, uplink, clock, roundTrip, counters);
        this.backlog = new Backlog(store, clock, wake);
        this.lanes = new Lanes(store, backlog, urgent, shared, settings.resendMillis());
        this.gate = new SharedGate(settings, shared, clock);
        this.settlement = new Settlement(store, gateway, lanes, gate, counters);
    }

    /** Something was appended to the store. */
    void appended() {
        lanes.appended();
    }

    void cameUp(Lane lane) {
        lanes.connection(lane).cameUp();
        if (lane != Lane.EMERGENCY) {
            gate.cameUp();
        }
    }

    /** Sends an urgent batch at once if that can be; if not, its stored copy goes out in turn. */
    void offered(SealedBatch batch) {
        Connection connection = lanes.connection(batch.id().lane());
        if (connection.isUp()
                && !connection.carries(batch.id())
                && connection.inFlight() < settings.window() + URGENT_BEYOND_WINDOW) {
            connection.send(batch);
        }
    }

    /** Takes the octets of one answer. */
    void answered(byte[] octets) {
        settlement.answered(octets);
    }

    /** Sends what is due and there is room for. */
    void run() {
        urgent.resend();
        while (urgent.isUp() && urgent.inFlight() < settings.window() && sendFrom(Lane.EMERGENCY)) {
            // Until the window is full, the transport is busy, or there is nothing more.
        }
        gate.observed(shared.isUp());
        shared.resend();
        Lane lane = shared.isUp() ? turns.next(this::nextOctets) : null;
        while (lane != null && sendFrom(lane)) {
            lane = shared.isUp() ? turns.next(this::nextOctets) : null;
        }
        bulkWaits = shared.isUp() && lanes.next(Lane.BULK) != null;
        backlog.step(lanes::onItsWay, shared.isUp());
        lanes.rescanIfBehind(clock.monoMillis());
    }

    /** When to run again if nothing happens before. */
    long nextDueMillis() {
        long now = clock.monoMillis();
        long next =
                now + (bulkWaits ? Math.min(settings.resendMillis(), gate.bulkPauseMillis()) : settings.resendMillis());
        return Math.min(next, Math.min(urgent.nextDueMillis(), shared.nextDueMillis()));
    }

    int inFlight() {
        return urgent.inFlight() + shared.inFlight();
    }

    Unanswered unanswered() {
        return new Unanswered(
                Math.max(urgent.silentMillis(), shared.silentMillis()), ageMillis(urgent.oldestSentNanos()));
    }

    /** First sending of the oldest batch that waits for its answer, in monotonic ns; {@code Long.MAX_VALUE} if none. */
    long oldestSentNanos() {
        return Math.min(urgent.oldestSentNanos(), shared.oldestSentNanos());
    }

    /** Adds what the rules did so far. Called by any thread. */
    void addFigures(Map<String, Long> figures) {
        gate.addFigures(figures);
        backlog.addFigures(figures);
    }

    private int nextOctets(Lane lane) {
        SealedBatch next = gate.maySend(lane) ? lanes.next(lane) : null;
        return next == null ? 0 : next.envelope().length;
    }

    private boolean sendFrom(Lane lane) {
        SealedBatch next = lanes.next(lane);
        if (next == null || !lanes.connection(lane).send(next)) {
            return false;
        }
        lanes.reader(lane).take();
        if (lane != Lane.EMERGENCY) {
            gate.sent(next);
            turns.took(lane, next.envelope().length);
        }
        return true;
    }

    private long ageMillis(long sentNanos) {
        return sentNanos == Long.MAX_VALUE ? 0 : (clock.monoNanos() - sentNanos) / 1_000_000;
    }
}
