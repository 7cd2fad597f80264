package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one lane of the store in order, a few batches ahead. It asks the store again only after something was appended.
 *
 * <p>A batch whose append failed at first may appear behind the reader. So whenever the reader is at the end and the
 * store still counts more batches than are on their way, it starts again from the beginning, at most once a pause.
 *
 * <p>Owned by the drain's thread.
 */
final class LaneReader {

    /** For lanes whose batches are sent as they are, however long they waited. */
    static final Backlogged NO_BACKLOG = new Backlogged() {

        @Override
        public boolean isBacklog(SealedBatch batch) {
            return false;
        }

        @Override
        public BatchId liveAfter(BatchId id) {
            return id;
        }
    };

    private static final int AHEAD = 16;

    private final BufferStore store;
    private final Lane lane;
    private final long rescanPauseMillis;
    private final Deque<SealedBatch> ahead = new ArrayDeque<>();
    private final Backlogged backlogged;
    private @Nullable BatchId cursor;
    private boolean atEnd;
    private long rescanAtMillis = Long.MIN_VALUE;

    /** What is not sent from here, because something else becomes of it. */
    interface Backlogged {

        boolean isBacklog(SealedBatch batch);

        /** The place behind which nothing is backlog, at or after a batch that is. */
        BatchId liveAfter(BatchId id);
    }

    LaneReader(BufferStore store, Lane lane, long rescanPauseMillis, Backlogged backlogged) {
        this.store = store;
        this.lane = lane;
        this.rescanPauseMillis = rescanPauseMillis;
        this.backlogged = backlogged;
    }

    /** Something was appended to the store. */
    void appended() {
        atEnd = false;
    }

    /**
     * The next batch to send, or null; it stays next until {@link #take}.
     *
     * @param skip batches that need not be sent from here
     */
    @Nullable
    SealedBatch peek(Predicate<BatchId> skip) {
        while (true) {
            SealedBatch next = ahead.peekFirst();
            if (next == null) {
                if (atEnd || !read()) {
                    return null;
                }
            } else if (skip.test(next.id())) {
                ahead.removeFirst();
            } else if (backlogged.isBacklog(next)) {
                ahead.clear();
                cursor = backlogged.liveAfter(next.id());
                atEnd = false;
            } else {
                return next;
            }
        }
    }

    void take() {
        ahead.removeFirst();
    }

    /** Forgets batches that were answered before they were sent. */
    void answered(AckRange range) {
        ahead.removeIf(batch -> Answered.contains(range, batch.id()));
    }

    void answered(BatchId id) {
        ahead.removeIf(batch -> batch.id().equals(id));
    }

    /** Starts again from the beginning. */
    void restart() {
        ahead.clear();
        cursor = null;
        atEnd = false;
    }

    /** Starts again from the beginning if the store holds more than what is on its way. */
    void rescanIfBehind(long onTheirWay, long nowMillis) {
        if (!atEnd || nowMillis < rescanAtMillis || !ahead.isEmpty()) {
            return;
        }
        rescanAtMillis = nowMillis + rescanPauseMillis;
        if (store.statistics(lane).pendingBatches() > onTheirWay) {
            cursor = null;
            atEnd = false;
        }
    }

    private boolean read() {
        var batches = store.unacknowledged(lane, cursor, AHEAD);
        if (batches.isEmpty()) {
            atEnd = true;
            return false;
        }
        ahead.addAll(batches);
        cursor = batches.get(batches.size() - 1).id();
        return true;
    }
}
