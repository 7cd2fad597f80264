package io.wardgate.endtoend;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store that promises and keeps nothing, so that a test of memory measures what is before it. */
final class ForgetfulStore implements BufferStore {

    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();

    /** Readings that it was given. */
    long readings() {
        return readings.get();
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public BatchId reserve(Lane lane) {
        return new BatchId("GW-TEST-01", epoch(), lane, sequence.incrementAndGet());
    }

    @Override
    public CompletableFuture<Void> append(SealedBatch batch) {
        readings.addAndGet(batch.readings());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches) {
        return List.of();
    }

    @Override
    public void acknowledge(AckRange range) {}

    @Override
    public void refuse(BatchId id, String reason) {}

    @Override
    public CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public int resend(long epoch, Lane lane, long fromSequence) {
        return 0;
    }

    @Override
    public int fillPercent() {
        return 0;
    }

    @Override
    public void onAppend(Runnable listener) {}

    @Override
    public LaneStatistics statistics(Lane lane) {
        return new LaneStatistics(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
