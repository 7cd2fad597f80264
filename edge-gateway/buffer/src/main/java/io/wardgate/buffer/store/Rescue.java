package io.wardgate.buffer.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.CatalogueContent;
import io.wardgate.buffer.file.CataloguedFile;
import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.Series;
import io.wardgate.buffer.file.Stored;
import io.wardgate.buffer.loss.LossNotes;
import io.wardgate.buffer.loss.LossRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the files of earlier lives of one series and mends what is wrong with them: whole entries of a damaged
 * file move to a fresh one under their old ids, the rest is noted and declared, and the file goes to quarantine.
 *
 * <p>What must have been in a file is known from its catalogue. If that is damaged, too, a sequence that is missing
 * between two that are known is counted as unknown: it was lost, or never used.
 *
 * <p>Owned by the store's writer thread.
 */
final class Rescue {

    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final int GROUP = 64;

    private final Series series;
    private final SeriesFiles files;
    private final SeriesIndex index;
    private final BufferDirectory directory;
    private final LossNotes notes;
    private final GatewayClock clock;
    private final AtomicLong unknownSequences = new AtomicLong();

    Rescue(Series series, SeriesFiles files, BufferDirectory directory, LossNotes notes, GatewayClock clock) {
        this.series = series;
        this.files = files;
        this.index = files.index();
        this.directory = directory;
        this.notes = notes;
        this.clock = clock;
    }

    /** Sequences of which nobody can say whether they were lost. */
    long unknownSequences() {
        return unknownSequences.get();
    }

    /** Takes over a file of an earlier life. If even its rescue fails, it is tried again later. */
    void adopt(CataloguedFile file) {
        files.add(file);
        try {
            CatalogueContent content = file.content();
            if (isSound(file, content)) {
                files.retire(file);
                return;
            }
        } catch (IOException e) {
            LOG.error("{} cannot be opened: rescuing what it holds", file.name(), e);
        }
        rescueOrPostpone(file);
    }

    private boolean isSound(CataloguedFile file, CatalogueContent content) throws IOException {
        List<Stored> stored = file.load(content);
        Map<BatchKey, Integer> missing = content.expected();
        long now = clock.monoNanos();
        for (Stored entry : stored) {
            missing.remove(entry.key());
            Place place = Place.of(entry, file, now);
            if (content.settled().contains(entry.key()) || isGivenUp(entry.key())) {
                index.putSettled(place);
            } else {
                index.put(place);
            }
        }
        missing.keySet().removeIf(this::isGivenUp);
        if (!missing.isEmpty() || content.isDamaged()) {
            LOG.error("{} or its catalogue is damaged, {} entries missing: rescuing", file.name(), missing.size());
            return false;
        }
        return true;
    }

    private boolean isGivenUp(BatchKey key) {
        return series.lane().filter(lane -> notes.covers(lane, key)).isPresent();
    }

    /** Tries again what could not be rescued before, as on a full disk. */
    void retry() {
        files.setAside().forEach(this::rescueOrPostpone);
    }

    private void rescueOrPostpone(CataloguedFile file) {
        try {
            rescue(file);
        } catch (IOException e) {
            if (files.setAside(file)) {
                LOG.error("{} cannot be rescued now; tried again in a while", file.name(), e);
            }
        }
    }

    /** Mends a file in which damage showed. */
    void rescue(CataloguedFile damaged) throws IOException {
        if (!files.contains(damaged)) {
            return;
        }
        files.leaveIfInUse(damaged);
        CatalogueContent content = damaged.content();
        TreeMap<BatchKey, Integer> lost = new TreeMap<>(content.expected());
        index.in(damaged).forEach(place -> lost.put(place.key(), place.readings()));
        SortedSet<BatchKey> known = new TreeSet<>(content.appended().keySet());
        known.addAll(content.settled());
        salvage(damaged, content, lost, known);
        lost.keySet().removeIf(this::isGivenUp);
        if (content.isDamaged() && series.lane().isPresent()) {
            countUnknown(damaged, known);
        }
        notes.lose(declarable(lost), () -> {
            directory.quarantine(damaged);
            files.remove(damaged);
            index.forget(damaged);
            index.countQuarantined(lost.size());
        });
        LOG.error("{} is in quarantine: what it still held was rescued, {} entries lost", damaged.name(), lost.size());
    }

    /** Notes of the command queue have no lane in which their loss could be declared; the log and the count tell. */
    private List<Drop> declarable(TreeMap<BatchKey, Integer> lost) {
        return series.lane()
                .map(lane -> LossRuns.of(lane, lost, DropReason.BATCH_CORRUPT))
                .orElse(List.of());
    }

    private void salvage(
            CataloguedFile damaged,
            CatalogueContent content,
            TreeMap<BatchKey, Integer> lost,
            SortedSet<BatchKey> known)
            throws IOException {
        List<Entry> group = new ArrayList<>();
        damaged.salvage(entry -> {
            known.add(entry.key());
            if (!content.settled().contains(entry.key()) && !isGivenUp(entry.key())) {
                group.add(entry);
            }
            if (group.size() == GROUP) {
                move(group, lost);
            }
        });
        move(group, lost);
    }

    private void move(List<Entry> group, TreeMap<BatchKey, Integer> lost) throws IOException {
        if (!group.isEmpty()) {
            files.move(List.copyOf(group));
            group.forEach(entry -> lost.remove(entry.key()));
            group.clear();
        }
    }

    private void countUnknown(CataloguedFile damaged, SortedSet<BatchKey> known) {
        long unknown = 0;
        @Nullable BatchKey before = null;
        for (BatchKey key : known) {
            if (before != null && before.epoch() == key.epoch()) {
                for (long sequence = before.sequence() + 1; sequence < key.sequence(); sequence++) {
                    unknown += index.contains(new BatchKey(key.epoch(), sequence)) ? 0 : 1;
                }
            }
            before = key;
        }
        if (unknown > 0) {
            unknownSequences.addAndGet(unknown);
            LOG.error("{} and its catalogue are damaged: nobody knows of {} sequences", damaged.name(), unknown);
        }
    }
}
