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

    /**
     * Puts other batches in the place of some that wait: the new ones reach the disk first, then the old ones are
     * settled. A crash between the two leaves both; the receiver keeps one of each reading.
     *
     * @param fresh batches under reserved ids, of any lane
     * @param old batches that need not be sent any more; unknown ones are passed over
     * @return completes when both is done; fails with {@link StoreException} and leaves the old ones waiting if the new
     *     ones cannot be stored
     */
    CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old);

    /**
     * Hands out again what was acknowledged not long ago, because the receiver lost it: batches of this epoch and lane
     * from this sequence on whose files are still kept (the grace time of the store's settings).
     *
     * @return how many batches wait again
     */
    int resend(long epoch, Lane lane, long fromSequence);

    /** How full the store is, in percent of its capacity; above 100 while the reserve is in use. */
    int fillPercent();

    /** Calls the listener after each append that reached the disk, from the writer thread; must return at once. */
    void onAppend(Runnable listener);

    /** What is in the store now. */
    LaneStatistics statistics(Lane lane);
}
