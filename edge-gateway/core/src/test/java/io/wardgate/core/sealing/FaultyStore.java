package io.wardgate.core.sealing;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.WireException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store that keeps batches in memory and fails as told. */
public final class FaultyStore implements BufferStore {

    /** Every batch that it was asked to store, in order, stored or not. */
    public final List<SealedBatch> tried = new CopyOnWriteArrayList<>();

    public final List<SealedBatch> stored = new CopyOnWriteArrayList<>();

    private final Map<Lane, Long> sequences = new EnumMap<>(Lane.class);
    private volatile Predicate<BatchId> fails = id -> false;
    private volatile boolean givesNoIds;

    public void failsOn(Predicate<BatchId> condition) {
        fails = condition;
    }

    public void givesNoIds(boolean noIds) {
        givesNoIds = noIds;
    }

    /** What a stored batch carries. */
    public static BatchContents contents(SealedBatch batch) {
        try {
            return new BatchCodec().open(batch.envelope()).contents();
        } catch (WireException e) {
            throw new AssertionError("stored batch cannot be opened", e);
        }
    }

    public long storedReadings() {
        return stored.stream().mapToLong(SealedBatch::readings).sum();
    }

    public List<SealedBatch> stored(Lane lane) {
        return stored.stream().filter(batch -> batch.id().lane() == lane).toList();
    }

    @Override
    public long epoch() {
        return 7;
    }

    @Override
    public synchronized BatchId reserve(Lane lane) {
        if (givesNoIds) {
            throw new StoreException("store is closed", new IllegalStateException());
        }
        return new BatchId("GW-1", epoch(), lane, sequences.merge(lane, 1L, Long::sum));
    }

    @Override
    public CompletableFuture<Void> append(SealedBatch batch) {
        tried.add(batch);
        if (fails.test(batch.id())) {
            return CompletableFuture.failedFuture(new StoreException("disk full", new IllegalStateException()));
        }
        stored.add(batch);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches) {
        return stored(lane);
    }

    @Override
    public void acknowledge(AckRange range) {}

    @Override
    public void refuse(BatchId id, String reason) {}

    @Override
    public CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old) {
        throw new UnsupportedOperationException("the sealer never replaces");
    }

    @Override
    public int resend(long epoch, Lane lane, long fromSequence) {
        throw new UnsupportedOperationException("the sealer never resends");
    }

    @Override
    public int fillPercent() {
        return 0;
    }

    @Override
    public void onAppend(Runnable listener) {}

    @Override
    public LaneStatistics statistics(Lane lane) {
        return new LaneStatistics(0, 0, 0, stored(lane).size(), 0, 0, 0, 1);
    }
}
