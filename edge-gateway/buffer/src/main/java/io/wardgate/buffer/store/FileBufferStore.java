package io.wardgate.buffer.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.ChannelOpener;
import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.EpochFile;
import io.wardgate.buffer.file.Frame;
import io.wardgate.buffer.file.Series;
import io.wardgate.buffer.loss.LossNotes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store: rolling append-only files of either kind, one series a lane and one for the command queue
 * (docs/buffer.md).
 *
 * <p>All writing is done by one thread, {@link StoreWriter}; reading and acknowledging happen in the caller's thread
 * against the {@link SeriesIndex} of what waits.
 */
public final class FileBufferStore implements BufferStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileBufferStore.class);

    private final BufferSettings settings;
    private final String gateway;
    private final BufferDirectory directory;
    private final GatewayClock clock;
    private final long epoch;
    private final AtomicLongArray sequences = new AtomicLongArray(Lane.values().length);
    private final FlashMeter flash = new FlashMeter();
    private final GraceRing grace;
    private final LossNotes notes;
    private final Shelves shelves;
    private final RoomKeeper room;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Settlements settlements;
    private final StoreWriter writer;
    private final CommandJournal journal;

    /**
     * Opens the store and takes over what earlier lives left.
     *
     * @throws StoreException if the directory cannot be used or belongs to another process
     */
    public FileBufferStore(BufferSettings settings, String gatewayId, GatewayClock clock, DropRegister drops) {
        this(settings, gatewayId, clock, drops, FileChannel::open);
    }

    /** @param channels how segment files get at the disk */
    FileBufferStore(
            BufferSettings settings, String gatewayId, GatewayClock clock, DropRegister drops, ChannelOpener channels) {
        this.settings = settings;
        this.gateway = gatewayId;
        this.clock = clock;
        this.directory = new BufferDirectory(settings.directory(), settings.kind(), channels, flash::add);
        this.grace = new GraceRing(settings);
        try {
            this.epoch = EpochFile.next(directory);
            this.notes = new LossNotes(directory, drops, epoch);
            this.shelves = new Shelves(directory, settings, clock, grace, notes, epoch);
            shelves.adopt(directory);
        } catch (IOException e) {
            closeAfterFailure(e);
            throw new StoreException(
                    "buffer.directory " + settings.directory() + " cannot be taken over (" + e.getMessage()
                            + "): free disk space or make it writable",
                    e);
        }
        this.settlements = new Settlements(gatewayId, shelves, directory, notes);
        this.room = new RoomKeeper(settings, shelves, grace);
        room.publish();
        flash.tick(clock.monoNanos());
        notes.declareAgain();
        this.writer = new StoreWriter(settings, shelves, room, clock, this::maintain, listeners);
        this.journal = new FileCommandJournal(writer, shelves.of(Series.DOWNLINK), epoch);
    }

    private void closeAfterFailure(IOException cause) {
        try {
            directory.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** In the writer's thread, every 5 s. */
    private void maintain() throws IOException {
        notes.tidy();
        for (Shelf shelf : shelves.all()) {
            shelf.files().maintain();
            shelf.rescue().retry();
        }
        grace.trim(clock.monoNanos());
        flash.tick(clock.monoNanos());
        room.publish();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    /** The notes of the command queue, kept in the same directory. */
    public CommandJournal journal() {
        return journal;
    }

    @Override
    public BatchId reserve(Lane lane) {
        return new BatchId(gateway, epoch, lane, sequences.incrementAndGet(lane.number()));
    }

    @Override
    public CompletableFuture<Void> append(SealedBatch batch) {
        if (batch.envelope().length > Frame.MAX_ENTRY_OCTETS) {
            return CompletableFuture.failedFuture(new StoreException(
                    batch.id() + " has " + batch.envelope().length + " octets; a stored batch has at most "
                            + Frame.MAX_ENTRY_OCTETS + ": seal fewer readings at once",
                    new IllegalArgumentException("batch too large")));
        }
        return writer.append(Series.of(batch.id().lane()), Entry.of(batch));
    }

    @Override
    public List<SealedBatch> unacknowledged(Lane lane, @Nullable BatchId after, int maxBatches) {
        SeriesIndex index = shelves.of(lane).index();
        List<SealedBatch> batches = new ArrayList<>();
        if (writer.isClosing()) {
            return batches;
        }
        for (Place place : index.after(after == null ? null : BatchKey.of(after), maxBatches)) {
            Optional<SealedBatch> batch = place.readBatch(gateway, lane);
            if (batch.isPresent()) {
                batches.add(batch.get());
            } else if (index.isCurrent(place) && rescue(lane, place.file())) {
                // What could be saved has moved to another file and is found there by the second look.
                return unacknowledged(lane, after, maxBatches);
            }
        }
        return batches;
    }

    private boolean rescue(Lane lane, CataloguedFile file) {
        try {
            writer.run(() -> shelves.of(lane).rescue().rescue(file));
            return true;
        } catch (StoreException e) {
            LOG.error("{}: rescue failed and is tried again with the next look: {}", file.name(), e.getMessage());
            return false;
        }
    }

    @Override
    public void acknowledge(AckRange range) {
        settlements.acknowledge(range);
    }

    @Override
    public void refuse(BatchId id, String reason) {
        try {
            writer.run(() -> settlements.refuse(id, reason));
        } catch (StoreException e) {
            LOG.error("{} is refused, but that cannot be noted; it stays and will be sent again", id, e);
        }
    }

    @Override
    public CompletableFuture<Void> replace(List<SealedBatch> fresh, List<BatchId> old) {
        CompletableFuture<?>[] stored = fresh.stream().map(this::append).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(stored)
                .thenRun(() -> settlements.withdraw(old))
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        settlements.withdraw(fresh.stream().map(SealedBatch::id).toList());
                    }
                });
    }

    @Override
    public int resend(long acknowledgedEpoch, Lane lane, long fromSequence) {
        return settlements.resend(acknowledgedEpoch, lane, fromSequence);
    }

    @Override
    public int fillPercent() {
        return room.fillPercent();
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public LaneStatistics statistics(Lane lane) {
        Shelf shelf = shelves.of(lane);
        return shelf.index().statistics(shelf.files().count());
    }

    /** How the store does. */
    public HealthCheck health() {
        return new BufferHealth(settings, shelves, room, flash, notes, writer, clock);
    }

    /** Stores what was handed over, then frees thread and files. */
    @Override
    public void close() {
        writer.close();
        try (BufferDirectory closing = directory) {
            notes.tidy();
            shelves.close();
        } catch (IOException e) {
            LOG.warn("closing {}: synced batches are safe", directory.path(), e);
        }
    }
}
