package io.wardgate.buffer.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.BatchFile;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The series of files of one lane: appends to the newest, rolls it, deletes the settled, rescues the damaged.
 *
 * <p>Owned by the store's writer thread; {@link #count} may be asked from anywhere.
 */
final class LaneFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LaneFiles.class);
    private static final int RESCUE_BATCHES = 64;

    private final Lane lane;
    private final BufferDirectory directory;
    private final BufferSettings settings;
    private final GatewayClock clock;
    private final DropRegister drops;
    private final LaneIndex index;
    private final long epoch;
    private final List<BatchFile> files = new ArrayList<>();
    private @Nullable BatchFile current;
    private long currentSinceNanos;
    private int lastNumber;
    private volatile int count;

    LaneFiles(
            Lane lane,
            BufferDirectory directory,
            BufferSettings settings,
            GatewayClock clock,
            DropRegister drops,
            LaneIndex index,
            long epoch) {
        this.lane = lane;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.drops = drops;
        this.index = index;
        this.epoch = epoch;
    }

    int count() {
        return count;
    }

    /** Takes over a file of an earlier life; what is wrong with it is repaired or declared. */
    void adopt(BatchFile file) throws SQLException, IOException {
        files.add(file);
        count = files.size();
        long now = clock.monoNanos();
        Map<BatchKey, Integer> missing = file.expected();
        try {
            for (BatchFile.Waiting waiting : file.load()) {
                missing.remove(waiting.key());
                index.put(new WaitingBatch(waiting.key(), file, waiting.readings(), waiting.octets(), now));
            }
        } catch (SQLException e) {
            LOG.error("{} cannot be opened: rescuing what it holds", file.name(), e);
            rescue(file);
            return;
        }
        if (!missing.isEmpty()) {
            LOG.error("{} lacks {} batches that it had: rescuing what it holds", file.name(), missing.size());
            rescue(file);
        } else if (index.waitsIn(file)) {
            file.release();
        } else {
            delete(file);
        }
    }

    void append(List<SealedBatch> batches) throws SQLException, IOException {
        BatchFile file = write(batches);
        long now = clock.monoNanos();
        for (SealedBatch batch : batches) {
            index.appended(waiting(batch, file, now));
        }
    }

    private BatchFile write(List<SealedBatch> batches) throws SQLException, IOException {
        BatchFile file = current;
        if (file == null) {
            file = directory.create(lane, epoch, ++lastNumber);
            files.add(file);
            count = files.size();
            current = file;
            currentSinceNanos = clock.monoNanos();
        }
        try {
            file.append(batches);
        } catch (SQLException | IOException e) {
            // Whatever reached the disk of this attempt is found at the next start; nothing more goes into this file.
            closeCurrent();
            throw e;
        }
        if (file.octets() >= settings.rollOctets()) {
            closeCurrent();
        }
        return file;
    }

    private static WaitingBatch waiting(SealedBatch batch, BatchFile file, long now) {
        return new WaitingBatch(BatchFile.keyOf(batch), file, batch.readings(), batch.envelope().length, now);
    }

    /** Rolls by age, deletes what is settled, closes what is not in use, syncs catalogues. */
    void maintain() throws IOException {
        if (current != null && clock.monoNanos() - currentSinceNanos >= settings.rollNanos()) {
            closeCurrent();
        }
        for (BatchFile file : List.copyOf(files)) {
            if (file != current && !index.waitsIn(file)) {
                delete(file);
            } else {
                file.sync();
                if (file != current) {
                    file.release();
                }
            }
        }
    }

    private void closeCurrent() throws IOException {
        BatchFile file = current;
        current = null;
        if (file != null) {
            file.release();
            if (!index.waitsIn(file)) {
                delete(file);
            }
        }
    }

    private void delete(BatchFile file) throws IOException {
        directory.delete(file);
        files.remove(file);
        count = files.size();
    }

    long octets() {
        return files.stream().mapToLong(BatchFile::octets).sum();
    }

    /** Gives up the oldest file to make room; false if there is none but the one in use. */
    boolean giveUpOldest() throws IOException {
        for (BatchFile file : List.copyOf(files)) {
            if (file != current) {
                for (WaitingBatch batch : index.takeOut(file)) {
                    declare(batch.key(), batch.readings(), DropReason.STORE_FAILED);
                }
                LOG.error("buffer is full: gave up {}", file.name());
                delete(file);
                return true;
            }
        }
        return false;
    }

    /** Copies what a damaged file still holds to a fresh one, declares the rest as lost, and moves the file away. */
    void rescue(BatchFile damaged) throws SQLException, IOException {
        if (!files.contains(damaged)) {
            return;
        }
        if (damaged == current) {
            current = null;
        }
        Map<BatchKey, Integer> lost = new TreeMap<>(damaged.expected());
        index.in(damaged).forEach(batch -> lost.put(batch.key(), batch.readings()));
        List<SealedBatch> found = new ArrayList<>();
        List<SealedBatch> group = new ArrayList<>();
        damaged.salvage(found::add);
        for (SealedBatch batch : found) {
            group.add(batch);
            if (group.size() == RESCUE_BATCHES) {
                move(group, lost);
            }
        }
        move(group, lost);
        for (Map.Entry<BatchKey, Integer> batch : lost.entrySet()) {
            if (index.quarantine(batch.getKey()) == null) {
                index.countQuarantined();
            }
            declare(batch.getKey(), batch.getValue(), DropReason.BATCH_CORRUPT);
        }
        directory.quarantine(damaged);
        files.remove(damaged);
        count = files.size();
        LOG.error("{} is in quarantine: {} batches rescued, {} lost", damaged.name(), found.size(), lost.size());
    }

    private void move(List<SealedBatch> group, Map<BatchKey, Integer> lost) throws SQLException, IOException {
        if (group.isEmpty()) {
            return;
        }
        BatchFile file = write(List.copyOf(group));
        long now = clock.monoNanos();
        for (SealedBatch batch : group) {
            index.put(waiting(batch, file, now));
            lost.remove(BatchFile.keyOf(batch));
        }
        group.clear();
    }

    void declare(BatchKey key, int readings, DropReason reason) {
        if (readings > 0) {
            drops.declare(new Drop(0, lane, 0, key.sequence(), key.sequence(), readings, reason));
        }
    }

    void close() throws IOException {
        for (BatchFile file : files) {
            file.close();
        }
    }
}
