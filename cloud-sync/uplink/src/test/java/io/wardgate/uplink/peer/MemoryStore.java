package io.wardgate.uplink.peer;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.buffer.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store without a disk. */
public final class MemoryStore implements BufferStore {

    private static final Comparator<BatchId> ORDER = Comparator.comparingLong(BatchId::epoch)
            .thenComparing(BatchId::lane)
            .thenComparingLong(BatchId::sequence);

    private final Map<Lane, TreeMap<BatchId, SealedBatch>> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, Long> sequences = new EnumMap<>(Lane.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<BatchId, SealedBatch> acknowledged = new TreeMap<>(ORDER);
    public int fillPercent;
    public boolean failsToReplace;
    public final List<BatchId> refused = new CopyOnWriteArrayList<>();

    public MemoryStore() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new TreeMap<>(ORDER));
        }
    }

    /** Stores a batch whose envelope names its lane and sequence. */
    public SealedBatch append(Lane lane) {
        SealedBatch batch = sealed(reserve(lane));
        append(batch).join();
        return batch;
    }

    /** Stores a batch of a given size, whose envelope names its lane and sequence first. */
    public SealedBatch append(Lane lane, int octets, int readings) {
        BatchId id = reserve(lane);
        byte[] envelope = Arrays.copyOf(sealed(id).envelope(), octets);
        Arrays.fill(envelope, sealed(id).envelope().length, octets, (byte) ' ');
        SealedBatch batch = new SealedBatch(id, readings, envelope);
        append(batch).join();
        return batch;
    }

    /** A batch that is not stored. */
    public SealedBatch sealed(BatchId id) {
        byte[] envelope = (id.lane().number() + " " + id.sequence()).getBytes(StandardCharsets.US_ASCII);
        return new SealedBatch(id, 1, envelope);
    }

    public synchronized int pending() {
        return lanes.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public long epoch() {
        return 7;
    }

    @Override
    public synchronized BatchId reserve(Lane lane) {
        return new BatchId("GW-1", epoch(), lane, sequences.merge(lane, 1L, Long::sum));
    }

    @Override
    public CompletableFuture<Void> append(SealedBatch batch) {
        synchronized (this) {
            lane(batch.id().lane()).put(batch.id(), batch);
        }
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches) {
        var from = after == null ? lane(lane) : lane(lane).tailMap(after, false);
        return new ArrayList<>(from.values().stream().limit(maxBatches).toList());
    }

    @Override
    public synchronized void acknowledge(AckRange range) {
        lane(range.lane()).values().removeIf(batch -> {
            BatchId id = batch.id();
            boolean named = id.epoch() == range.epoch()
                    && id.sequence() >= range.fromSequence()
                    && id.sequence() <= range.toSequence();
            if (named) {
                acknowledged.put(id, batch);
            }
            return named;
        });
    }

    @Override
    public synchronized void refuse(BatchId id, String reason) {
        refused.add(id);
        lane(id.lane()).remove(id);
    }

    @Override
    public CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old) {
        if (failsToReplace) {
            return CompletableFuture.failedFuture(new StoreException("disk full", new IOException("ENOSPC")));
        }
        fresh.forEach(this::append);
        synchronized (this) {
            old.forEach(id -> lane(id.lane()).remove(id));
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized int resend(long epoch, Lane lane, long fromSequence) {
        List<SealedBatch> again = acknowledged.values().stream()
                .filter(batch -> batch.id().lane() == lane && batch.id().sequence() >= fromSequence)
                .toList();
        again.forEach(batch -> lane(lane).put(batch.id(), batch));
        return again.size();
    }

    @Override
    public int fillPercent() {
        return fillPercent;
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized LaneStatistics statistics(Lane lane) {
        return new LaneStatistics(0, 0, 0, lane(lane).size(), 0, 0, 0, 1);
    }

    private NavigableMap<BatchId, SealedBatch> lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
