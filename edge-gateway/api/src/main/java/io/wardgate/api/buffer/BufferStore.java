package io.wardgate.api.buffer;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Durable store-and-forward of sealed batches. Safe from any thread.
 *
 * <p>Promise: when the future of {@link #append} completes, the batch survives a power cut, and it is handed out by
 * {@link #unacknowledged} after every restart until {@link #acknowledge} or {@link #refuse} names it.
 */
public interface BufferStore {

    /** Epoch of this life of the store; see {@link BatchId#epoch()}. */
    long epoch();

    /** Takes the next id of a lane in this epoch. An id that is never appended is a gap that nobody waits for. */
    BatchId reserve(Lane lane);

    /**
     * Stores a batch under a reserved id.
     *
     * @return completes after the batch reached the disk; fails with {@link StoreException} if it cannot
     */
    CompletableFuture<Void> append(SealedBatch batch);

    /**
     * Batches of a lane that are stored and not yet acknowledged, in the order (epoch, sequence), strictly after a
     * position. Batches that fail their checksum are skipped, quarantined and declared as drops.
     *
     * @param after start after this id, or before the first if null; it need not exist
     * @param maxBatches at most this many, at least 1
     */
    List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches);

    /** The receiver has committed these batches: they may be deleted. Unknown or repeated ranges do nothing. */
    void acknowledge(AckRange range);

    /** The receiver refuses this batch for good: it is moved to quarantine and declared as a drop. */
    void refuse(BatchId id, String reason);

    /** Calls the listener after each append that reached the disk, from the writer thread; must return at once. */
    void onAppend(Runnable listener);

    /** What is in the store now. */
    LaneStatistics statistics(Lane lane);
}
