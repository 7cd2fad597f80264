package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.Refusal;
import io.wardgate.protocol.api.WireException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drain's rules: emergencies first and over their own connection, the other lanes in weighted turns over the second;
 * only the receiver's answer deletes.
 *
 * <p>Owned by the drain's thread.
 */
final class DrainRound {

    /** Urgent offers may go beyond the window by this many: an emergency does not queue behind older ones. */
    static final int URGENT_BEYOND_WINDOW = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DrainRound.class);
    private static final List<Lane> SHARED_LANES = List.of(Lane.ALARM, Lane.ROUTINE, Lane.BULK);

    private final DrainSettings settings;
    private final BufferStore store;
    private final GatewayClock clock;
    private final String gateway;
    private final DrainCounters counters;
    private final AnswerCodec answers = new AnswerCodec();
    private final Answered answeredEarly = new Answered();
    private final WeightedTurns turns = new WeightedTurns(SHARED_LANES);
    private final Map<Lane, LaneReader> readers = new EnumMap<>(Lane.class);
    private final Connection urgent;
    private final Connection shared;

    DrainRound(
            DrainSettings settings,
            BufferStore store,
            Uplink uplink,
            GatewayClock clock,
            String gateway,
            RoundTrip roundTrip,
            DrainCounters counters) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.gateway = gateway;
        this.counters = counters;
        this.urgent = new Connection(Lane.EMERGENCY, settings, uplink, clock, roundTrip, counters);
        this.shared = new Connection(Lane.ROUTINE, settings, uplink, clock, roundTrip, counters);
        for (Lane lane : Lane.values()) {
            readers.put(lane, new LaneReader(store, lane, settings.resendMillis()));
        }
    }

    /** Something was appended to the store. */
    void appended() {
        readers.values().forEach(LaneReader::appended);
    }

    void cameUp(Lane lane) {
        connection(lane).cameUp();
    }

    /** Sends an urgent batch at once if that can be; if not, its stored copy goes out in turn. */
    void offered(SealedBatch batch) {
        Connection connection = connection(batch.id().lane());
        if (connection.isUp()
                && !connection.carries(batch.id())
                && connection.inFlight() < settings.window() + URGENT_BEYOND_WINDOW) {
            connection.send(batch);
        }
    }

    /** Takes the octets of one answer. */
    void answered(byte[] octets) {
        Answer answer;
        try {
            answer = answers.decode(octets);
        } catch (WireException e) {
            counters.badAnswers.incrementAndGet();
            LOG.warn("ignoring what is no answer: {}", e.getMessage());
            return;
        }
        answer.committed().forEach(this::committed);
        answer.refused().forEach(this::refused);
    }

    /** Sends what is due and there is room for. */
    void run() {
        long now = clock.monoMillis();
        urgent.resend();
        LaneReader emergencies = reader(Lane.EMERGENCY);
        while (urgent.isUp() && urgent.hasRoom() && sendFrom(emergencies, urgent)) {
            // Until the window is full, the transport is busy, or there is nothing more.
        }
        shared.resend();
        boolean going = true;
        while (going && shared.isUp() && shared.hasRoom()) {
            Lane lane = turns.next(candidate -> reader(candidate).peek(this::needsNoSending) != null);
            going = lane != null && sendFrom(reader(lane), shared);
            if (going && lane != null) {
                turns.took(lane);
            }
        }
        readers.forEach((lane, reader) -> reader.rescanIfBehind(connection(lane).inFlight(lane), now));
    }

    /** When to run again if nothing happens before. */
    long nextDueMillis() {
        long rescan = clock.monoMillis() + settings.resendMillis();
        return Math.min(rescan, Math.min(urgent.nextDueMillis(), shared.nextDueMillis()));
    }

    int inFlight() {
        return urgent.inFlight() + shared.inFlight();
    }

    /** First sending of the oldest batch that waits for its answer, in monotonic ns; {@code Long.MAX_VALUE} if none. */
    long oldestSentNanos() {
        long oldest = Long.MAX_VALUE;
        for (Connection connection : List.of(urgent, shared)) {
            for (InFlight batch : connection.batches()) {
                oldest = Math.min(oldest, batch.firstSentNanos);
            }
        }
        return oldest;
    }

    private boolean sendFrom(LaneReader reader, Connection connection) {
        SealedBatch next = reader.peek(this::needsNoSending);
        if (next == null || !connection.send(next)) {
            return false;
        }
        reader.take();
        return true;
    }

    private boolean needsNoSending(BatchId id) {
        if (answeredEarly.knows(id)) {
            store.acknowledge(new AckRange(id.epoch(), id.lane(), id.sequence(), id.sequence()));
            return true;
        }
        return connection(id.lane()).carries(id);
    }

    private void committed(AckRange range) {
        store.acknowledge(range);
        List<BatchId> removed = connection(range.lane()).answered(range);
        if (range.lane() == Lane.EMERGENCY) {
            removed.forEach(answeredEarly::remember);
        }
        reader(range.lane()).answered(range);
        counters.acknowledged.addAndGet(removed.size());
    }

    private void refused(Refusal refusal) {
        BatchId id = new BatchId(gateway, refusal.epoch(), refusal.lane(), refusal.sequence());
        LOG.error("receiver refuses batch {} for good: {}", id, refusal.reason());
        store.refuse(id, refusal.reason());
        connection(id.lane()).answered(id);
        reader(id.lane()).answered(id);
        counters.refused.incrementAndGet();
    }

    private Connection connection(Lane lane) {
        return lane == Lane.EMERGENCY ? urgent : shared;
    }

    private LaneReader reader(Lane lane) {
        LaneReader reader = readers.get(lane);
        if (reader == null) {
            throw new IllegalStateException("every lane has a reader");
        }
        return reader;
    }
}
