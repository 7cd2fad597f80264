package io.wardgate.buffer.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.BatchFile;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.EpochFile;
import io.wardgate.buffer.file.Frame;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default store: rolling append-only H2 files, one series a lane (docs/buffer.md).
 *
 * <p>All writing is done by one thread, {@link StoreWriter}; reading and acknowledging happen in the caller's thread
 * against the {@link LaneIndex} of what waits.
 */
public final class H2BufferStore implements BufferStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(H2BufferStore.class);

    private final String gateway;
    private final BufferDirectory directory;
    private final GatewayClock clock;
    private final long epoch;
    private final Map<Lane, AtomicLong> sequences = new EnumMap<>(Lane.class);
    private final Map<Lane, LaneIndex> indexes = new EnumMap<>(Lane.class);
    private final Map<Lane, LaneFiles> files = new EnumMap<>(Lane.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final StoreWriter writer;

    /**
     * Opens the store and takes over what earlier lives left.
     *
     * @throws StoreException if the directory cannot be used or belongs to another process
     */
    public H2BufferStore(String gateway, BufferSettings settings, DropRegister drops, GatewayClock clock) {
        this.gateway = gateway;
        this.clock = clock;
        this.directory = new BufferDirectory(settings.directory(), gateway);
        try {
            this.epoch = EpochFile.next(directory);
            for (Lane lane : Lane.values()) {
                LaneIndex index = new LaneIndex();
                sequences.put(lane, new AtomicLong());
                indexes.put(lane, index);
                files.put(lane, new LaneFiles(lane, directory, settings, clock, drops, index, epoch));
            }
            for (BatchFile file : directory.files()) {
                of(files, file.lane()).adopt(file);
            }
        } catch (IOException | SQLException e) {
            closeQuietly();
            throw new StoreException(
                    "buffer.directory " + settings.directory() + " cannot be taken over (" + e.getMessage()
                            + "): free disk space or make it writable",
                    e);
        }
        this.writer = new StoreWriter(settings, files, listeners);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public BatchId reserve(Lane lane) {
        return new BatchId(gateway, epoch, lane, of(sequences, lane).incrementAndGet());
    }

    @Override
    public CompletableFuture<Void> append(SealedBatch batch) {
        if (batch.envelope().length > Frame.MAX_ENVELOPE_OCTETS) {
            return CompletableFuture.failedFuture(new StoreException(
                    batch.id() + " has " + batch.envelope().length + " octets; a stored batch has at most "
                            + Frame.MAX_ENVELOPE_OCTETS + ": seal fewer readings at once",
                    new IllegalArgumentException("batch too large")));
        }
        return writer.append(batch);
    }

    @Override
    public List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches) {
        BatchKey start = after == null ? null : new BatchKey(after.epoch(), after.sequence());
        List<SealedBatch> batches = new ArrayList<>();
        if (writer.isClosing()) {
            return batches;
        }
        for (WaitingBatch place : of(indexes, lane).after(start, maxBatches)) {
            Optional<SealedBatch> batch = read(place);
            if (batch.isPresent()) {
                batches.add(batch.get());
            } else if (of(indexes, lane).in(place.file()).contains(place)) {
                // Damaged: what can be saved moves to another file and is found there by the second look.
                if (rescue(place)) {
                    return unacknowledged(lane, after, maxBatches);
                }
            }
        }
        return batches;
    }

    private boolean rescue(WaitingBatch place) {
        BatchFile file = place.file();
        try {
            writer.run(() -> of(files, file.lane()).rescue(file));
            return true;
        } catch (StoreException e) {
            LOG.error("{}: rescue failed and is tried again with the next look: {}", file.name(), e.getMessage());
            return false;
        }
    }

    private static Optional<SealedBatch> read(WaitingBatch place) {
        try {
            return place.file().read(place.key());
        } catch (SQLException | RuntimeException e) {
            LOG.error("{}: batch {} cannot be read", place.file().name(), place.key(), e);
            return Optional.empty();
        }
    }

    @Override
    public void acknowledge(AckRange range) {
        LaneIndex index = of(indexes, range.lane());
        settle(index.acknowledge(
                new BatchKey(range.epoch(), range.fromSequence()), new BatchKey(range.epoch(), range.toSequence())));
    }

    @Override
    public void refuse(BatchId id, String reason) {
        WaitingBatch place = of(indexes, id.lane()).quarantine(new BatchKey(id.epoch(), id.sequence()));
        if (place == null) {
            return;
        }
        LOG.error("receiver refuses {}: {}", id, reason);
        try {
            Optional<SealedBatch> batch = read(place);
            if (batch.isPresent()) {
                directory.quarantine(batch.get(), reason);
            }
        } catch (IOException e) {
            LOG.error("{} could not be kept in quarantine", id, e);
        }
        of(files, id.lane()).declare(place.key(), place.readings(), DropReason.BATCH_REFUSED);
        settle(List.of(place));
    }

    /** A settlement that cannot be noted only makes the receiver see the batch twice after a restart. */
    private static void settle(List<WaitingBatch> batches) {
        for (WaitingBatch batch : batches) {
            try {
                batch.file().settle(batch.key());
            } catch (IOException e) {
                LOG.warn("{}: settlement of {} not noted: {}", batch.file().name(), batch.key(), e.toString());
            }
        }
    }

    @Override
    public CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old) {
        CompletableFuture<?>[] stored = fresh.stream().map(this::append).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(stored).thenRun(() -> {
            for (BatchId id : old) {
                acknowledge(new AckRange(id.epoch(), id.lane(), id.sequence(), id.sequence()));
            }
        });
    }

    @Override
    public int resend(long acknowledgedEpoch, Lane lane, long fromSequence) {
        return 0; // files are deleted when all is acknowledged
    }

    @Override
    public int fillPercent() {
        return writer.fillPercent();
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public LaneStatistics statistics(Lane lane) {
        return of(indexes, lane).statistics(of(files, lane).count());
    }

    /** Age of the oldest batch that waits, in ms; 0 if none does. */
    public long oldestPendingMillis() {
        long now = clock.monoNanos();
        return indexes.values().stream()
                .map(LaneIndex::oldestMonoNanos)
                .mapToLong(since -> since == null ? 0 : (now - since) / 1_000_000)
                .max()
                .orElse(0);
    }

    /** 99th percentile of the last commits, disk sync included. */
    public long commitMicrosP99() {
        return writer.commitMicrosP99();
    }

    /** Why the last append failed; null if it did not. */
    public @Nullable String failure() {
        return writer.failure();
    }

    /** Stores what was handed over, then frees thread and files. */
    @Override
    public void close() {
        writer.close();
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            for (LaneFiles lane : files.values()) {
                lane.close();
            }
            directory.close();
        } catch (IOException e) {
            LOG.warn("closing {}: synced batches are safe", directory.path(), e);
        }
    }

    private static <V> V of(Map<Lane, V> byLane, Lane lane) {
        V value = byLane.get(lane);
        if (value == null) {
            throw new IllegalStateException("no such lane: " + lane);
        }
        return value;
    }
}
