package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.protocol.api.WireException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks along one lane of the store and picks what can be merged, in order, from where it stopped the last time.
 *
 * <p>Owned by the drain's thread.
 */
final class Selection {

    private static final int AHEAD = 32;
    private static final Logger LOG = LoggerFactory.getLogger(Selection.class);

    private final BatchCodec codec = new BatchCodec();
    private final BufferStore store;
    private final Lane lane;
    private final Consumer<BatchId> leaveAlone;
    private @Nullable BatchId cursor;

    /** @param leaveAlone told of batches that cannot be merged */
    Selection(BufferStore store, Lane lane, Consumer<BatchId> leaveAlone) {
        this.store = store;
        this.lane = lane;
        this.leaveAlone = leaveAlone;
    }

    void restart() {
        cursor = null;
    }

    /** Moves on behind what was picked. */
    void passed(Merge merge) {
        List<BatchId> sources = merge.sources();
        cursor = sources.isEmpty() ? cursor : sources.get(sources.size() - 1);
    }

    /**
     * Picks batches of one clock.
     *
     * @param skip batches to pass over: on their way
     * @param stop the first batch that ends the walk: live data
     * @param wantedReadings enough
     */
    Merge pick(Predicate<BatchId> skip, Predicate<SealedBatch> stop, int wantedReadings) {
        Merge merge = new Merge();
        BatchId at = cursor;
        while (merge.readings() < wantedReadings) {
            List<SealedBatch> batches = store.unacknowledged(lane, at, AHEAD);
            if (batches.isEmpty()) {
                return merge;
            }
            for (SealedBatch batch : batches) {
                at = batch.id();
                if (skip.test(batch.id())) {
                    continue;
                }
                if (stop.test(batch)) {
                    return merge;
                }
                OpenedBatch opened = open(batch);
                if (opened == null) {
                    leaveAlone.accept(batch.id());
                } else if (!merge.fits(opened)
                        || merge.readings() > 0 && merge.readings() + batch.readings() > wantedReadings) {
                    merge.full();
                    return merge;
                } else {
                    merge.add(opened, batch.envelope().length);
                }
            }
        }
        merge.full();
        return merge;
    }

    /** Null for what must not be merged: damaged, or declared losses that the receiver may have counted already. */
    private @Nullable OpenedBatch open(SealedBatch batch) {
        try {
            OpenedBatch opened = codec.open(batch.envelope());
            boolean ofThisLife = batch.id().epoch() == store.epoch();
            return ofThisLife || readingsAlone(opened.contents()) ? opened : null;
        } catch (WireException e) {
            LOG.warn("{} cannot be opened and is sent as it is: {}", batch.id(), e.getMessage());
            return null;
        }
    }

    private static boolean readingsAlone(BatchContents contents) {
        return contents.drops().isEmpty()
                && contents.commandReports().isEmpty()
                && contents.clockMaps().isEmpty()
                && contents.alarms().isEmpty()
                && contents.rollCall() == null;
    }
}
