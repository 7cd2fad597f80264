package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds where live data begins behind a backlog without reading all of it: in steps that double, then by halves. Batches
 * of one epoch are sealed in the order of their sequence.
 *
 * <p>Owned by the drain's thread.
 */
final class LiveEdge {

    private final BufferStore store;
    private final Predicate<SealedBatch> stale;

    LiveEdge(BufferStore store, Predicate<SealedBatch> stale) {
        this.store = store;
        this.stale = stale;
    }

    /** The place behind which everything is live, at or after a batch that is not. */
    BatchId after(BatchId backlog) {
        BatchId start = backlog.epoch() == store.epoch() ? backlog : at(backlog, 0);
        if (start.sequence() == 0 && !isBacklogAfter(start)) {
            return start;
        }
        long low = start.sequence();
        long step = 1;
        while (isBacklogAfter(at(start, low + step))) {
            low += step;
            step *= 2;
        }
        long high = low + step;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isBacklogAfter(at(start, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return isBacklogAfter(at(start, low)) ? at(start, high) : at(start, low);
    }

    private boolean isBacklogAfter(BatchId place) {
        List<SealedBatch> next = store.unacknowledged(place.lane(), place, 1);
        return !next.isEmpty() && stale.test(next.get(0));
    }

    private BatchId at(BatchId like, long sequence) {
        return new BatchId(like.gateway(), store.epoch(), like.lane(), sequence);
    }
}
