package io.wardgate.buffer.store;

import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.Series;
import io.wardgate.buffer.file.Stored;
import io.wardgate.buffer.loss.LossNotes;
import io.wardgate.buffer.loss.LossRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one series: appends to the newest, rolls it, gives up the oldest, hands the settled to the
 * {@link GraceRing}.
 *
 * <p>Owned by the store's writer thread; {@link #count} may be asked from anywhere.
 */
final class SeriesFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesFiles.class);

    private final Series series;
    private final BufferDirectory directory;
    private final BufferSettings settings;
    private final GatewayClock clock;
    private final SeriesIndex index;
    private final GraceRing grace;
    private final LossNotes notes;
    private final long epoch;
    private final List<CataloguedFile> files = new ArrayList<>();
    private final Set<CataloguedFile> setAside = new LinkedHashSet<>();
    private @Nullable CataloguedFile current;
    private long currentSinceNanos;
    private int lastNumber;
    private volatile int count;

    SeriesFiles(
            Series series,
            BufferDirectory directory,
            BufferSettings settings,
            GatewayClock clock,
            SeriesIndex index,
            GraceRing grace,
            LossNotes notes,
            long epoch) {
        this.series = series;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.index = index;
        this.grace = grace;
        this.notes = notes;
        this.epoch = epoch;
    }

    int count() {
        return count;
    }

    SeriesIndex index() {
        return index;
    }

    boolean contains(CataloguedFile file) {
        return files.contains(file);
    }

    /** Takes a file of an earlier life under care. */
    void add(CataloguedFile file) {
        files.add(file);
        count = files.size();
    }

    /** Stops caring for a file that was moved away or deleted. */
    void remove(CataloguedFile file) {
        files.remove(file);
        setAside.remove(file);
        count = files.size();
        grace.remove(file);
    }

    /** Leaves a damaged file alone until its rescue succeeds; false if it is set aside already. */
    boolean setAside(CataloguedFile file) {
        return setAside.add(file);
    }

    List<CataloguedFile> setAside() {
        return List.copyOf(setAside);
    }

    /** A file that shows damage is not appended to any more. */
    void leaveIfInUse(CataloguedFile file) {
        if (file == current) {
            current = null;
        }
    }

    void append(List<Entry> entries) throws IOException {
        CataloguedFile file = write(entries);
        long now = clock.monoNanos();
        entries.forEach(entry -> index.appended(Place.of(Stored.of(entry), file, now)));
        rollIfFull();
    }

    /** As {@link #append}, but of entries that were counted before. */
    void move(List<Entry> entries) throws IOException {
        CataloguedFile file = write(entries);
        long now = clock.monoNanos();
        entries.forEach(entry -> index.put(Place.of(Stored.of(entry), file, now)));
        rollIfFull();
    }

    private CataloguedFile write(List<Entry> entries) throws IOException {
        CataloguedFile file = current;
        if (file == null) {
            file = directory.create(series, epoch, ++lastNumber);
            add(file);
            current = file;
            currentSinceNanos = clock.monoNanos();
        }
        try {
            file.append(entries);
            return file;
        } catch (IOException e) {
            leave(file, entries);
            throw e;
        }
    }

    /**
     * Goes on with a fresh file after a failed append. Whoever handed the entries over may try them again, or declare
     * them lost: should some have reached the disk, they must not come back from here.
     */
    private void leave(CataloguedFile file, List<Entry> entries) {
        current = null;
        try {
            if (!file.isEmpty()) {
                for (Entry entry : entries) {
                    file.settle(entry.key());
                }
            }
            retire(file);
        } catch (IOException e) {
            LOG.warn("{}: what failed to be written may be sent twice after a restart: {}", file.name(), e.toString());
        }
    }

    /** Rolls by size, outside of the append: nothing that happens here can make it fail. */
    private void rollIfFull() {
        CataloguedFile file = current;
        if (file != null && file.octets() >= settings.rollOctets()) {
            try {
                roll();
            } catch (IOException e) {
                LOG.warn("{}: closing failed; synced batches are safe: {}", file.name(), e.toString());
            }
        }
    }

    /** Closes the file in use; the next append goes to a new one. */
    void roll() throws IOException {
        CataloguedFile file = current;
        current = null;
        if (file != null) {
            retire(file);
        }
    }

    /** Closes what is not in use, keeps what is settled for a while, syncs catalogues. A faulty file stops no other. */
    void maintain() {
        if (current != null && clock.monoNanos() - currentSinceNanos >= settings.rollNanos()) {
            tend(this::roll);
        }
        for (CataloguedFile file : List.copyOf(files)) {
            if (setAside.contains(file)) {
                continue;
            }
            tend(file == current ? file::sync : () -> retire(file));
        }
    }

    /** Hands over what is settled by now, without waiting for the next maintenance. */
    void collectSettled() {
        for (CataloguedFile file : List.copyOf(files)) {
            if (file != current && !setAside.contains(file) && !index.waitsIn(file)) {
                tend(() -> retire(file));
            }
        }
    }

    private void tend(LossNotes.Removal chore) {
        try {
            chore.run();
        } catch (IOException e) {
            LOG.warn("{}: closing or deleting failed; synced batches are safe: {}", directory.path(), e.toString());
        }
    }

    /** A file that is not in use any more waits closed, or goes when nothing waits in it. */
    void retire(CataloguedFile file) throws IOException {
        if (index.waitsIn(file)) {
            grace.remove(file);
            file.release();
        } else if (series == Series.DOWNLINK || settings.graceMinutes() == 0 || file.isEmpty()) {
            deleteSettled(file);
        } else {
            grace.enter(file, this, clock.monoNanos());
            file.release();
        }
    }

    /** Deletes a file unless somebody wants something of it again meanwhile. */
    void deleteSettled(CataloguedFile file) throws IOException {
        grace.remove(file);
        if (file != current && index.forgetSettled(file)) {
            directory.delete(file);
            remove(file);
        }
    }

    long octets() {
        return files.stream().mapToLong(CataloguedFile::octets).sum();
    }

    /**
     * Gives up the oldest file to make room, and declares it.
     *
     * @param evenInUse whether the file in use may go, too
     * @return false if there is none
     */
    boolean giveUpOldest(boolean evenInUse) throws IOException {
        Optional<CataloguedFile> oldest = files.stream()
                .filter(file -> (evenInUse || file != current) && !setAside.contains(file) && index.waitsIn(file))
                .findFirst();
        if (oldest.isEmpty()) {
            return false;
        }
        CataloguedFile file = oldest.get();
        if (file == current) {
            current = null;
        }
        LOG.error("buffer is full: giving up {}", file.name());
        TreeMap<BatchKey, Integer> lost = new TreeMap<>();
        index.in(file).forEach(place -> lost.put(place.key(), place.readings()));
        Lane lane = series.lane().orElseThrow();
        notes.lose(LossRuns.of(lane, lost, DropReason.STORE_FULL), () -> {
            index.forget(file);
            grace.remove(file);
            directory.delete(file);
            remove(file);
        });
        return true;
    }

    void close() {
        for (CataloguedFile file : files) {
            tend(file::close);
        }
    }
}
