package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.uplink.backlog.Backlog;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of the store, each with its reader and the connection that it travels over.
 *
 * <p>Owned by the drain's thread.
 */
final class Lanes {

    private final BufferStore store;
    private final Backlog backlog;
    private final Connection urgent;
    private final Connection shared;
    private final Answered answeredEarly = new Answered();
    private final Map<Lane, LaneReader> readers = new EnumMap<>(Lane.class);

    Lanes(BufferStore store, Backlog backlog, Connection urgent, Connection shared, long rescanPauseMillis) {
        this.store = store;
        this.backlog = backlog;
        this.urgent = urgent;
        this.shared = shared;
        for (Lane lane : Lane.values()) {
            LaneReader.Backlogged backlogged = lane == Lane.ROUTINE ? new RoutineBacklog() : LaneReader.NO_BACKLOG;
            readers.put(lane, new LaneReader(store, lane, rescanPauseMillis, backlogged));
        }
    }

    Connection connection(Lane lane) {
        return lane == Lane.EMERGENCY ? urgent : shared;
    }

    LaneReader reader(Lane lane) {
        LaneReader reader = readers.get(lane);
        if (reader == null) {
            throw new IllegalStateException("every lane has a reader");
        }
        return reader;
    }

    /** The next batch of a lane, or null; it stays next until the reader's {@link LaneReader#take}. */
    @Nullable
    SealedBatch next(Lane lane) {
        return reader(lane).peek(this::needsNoSending);
    }

    void appended() {
        readers.values().forEach(LaneReader::appended);
    }

    void rescanIfBehind(long nowMillis) {
        readers.forEach((lane, reader) -> reader.rescanIfBehind(connection(lane).inFlight(lane), nowMillis));
    }

    boolean onItsWay(BatchId id) {
        return answeredEarly.knows(id) || connection(id.lane()).carries(id);
    }

    /** Takes off what a range names; returns what was on its way. */
    List<InFlight> answered(AckRange range) {
        List<InFlight> removed = connection(range.lane()).answered(range);
        if (range.lane() == Lane.EMERGENCY) {
            removed.forEach(answered -> answeredEarly.remember(answered.batch.id()));
        }
        reader(range.lane()).answered(range);
        return removed;
    }

    void refused(BatchId id) {
        connection(id.lane()).answered(id);
        reader(id.lane()).answered(id);
    }

    private boolean needsNoSending(BatchId id) {
        if (answeredEarly.knows(id)) {
            store.acknowledge(new AckRange(id.epoch(), id.lane(), id.sequence(), id.sequence()));
            return true;
        }
        return backlog.holds(id) || connection(id.lane()).carries(id);
    }

    /** Routine data that waited too long is the backlog's; live data behind it goes first. */
    private final class RoutineBacklog implements LaneReader.Backlogged {

        @Override
        public boolean isBacklog(SealedBatch batch) {
            return backlog.isStale(batch);
        }

        @Override
        public BatchId liveAfter(BatchId id) {
            return backlog.liveAfter(id);
        }
    }
}
