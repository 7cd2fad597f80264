package io.wardgate.buffer.loss;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.BufferDirectory;
import io.wardgate.buffer.file.SyncedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable notes of what the store gave up: written and synced before anything is removed, kept until the drop itself
 * lies on the disk, declared again, word for word, by the next life if it does not come to that.
 *
 * <p>Owned by the store's writer thread. Only {@link #lostReadings} may be asked from anywhere.
 */
public final class LossNotes {

    private static final Logger LOG = LoggerFactory.getLogger(LossNotes.class);
    private static final String PREFIX = "loss-";
    private static final String SUFFIX = ".note";

    private final BufferDirectory directory;
    private final DropRegister drops;
    private final long epoch;
    private final Map<Path, LossNote> earlier = new TreeMap<>();
    private final Queue<Path> done = new ConcurrentLinkedQueue<>();
    private final AtomicLongArray lostReadings = new AtomicLongArray(Lane.values().length);
    private int lastNumber;

    /** Reads what earlier lives left. */
    public LossNotes(BufferDirectory directory, DropRegister drops, long epoch) throws IOException {
        this.directory = directory;
        this.drops = drops;
        this.epoch = epoch;
        try (Stream<Path> entries = Files.list(directory.path())) {
            for (Path file : entries.filter(LossNotes::isNote).toList()) {
                if (file.toString().endsWith(SyncedFile.TEMPORARY_SUFFIX)) {
                    Files.delete(file); // cut short: nothing had been removed yet
                    continue;
                }
                Optional<LossNote> note = LossNote.read(Files.readAllBytes(file));
                if (note.isPresent()) {
                    earlier.put(file, note.get());
                } else {
                    LOG.error("{} is damaged: a loss may go undeclared; see quarantine/", file);
                    directory.quarantine(file);
                }
            }
        }
    }

    private static boolean isNote(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.contains(SUFFIX);
    }

    /** Whether an earlier life gave this batch up: should its file still be there, it must not come back. */
    public boolean covers(Lane lane, BatchKey key) {
        return earlier.values().stream().anyMatch(note -> note.covers(lane, key));
    }

    /** Declares again what earlier lives may not have brought to the disk. */
    public void declareAgain() {
        earlier.forEach(this::declare);
    }

    /** What cannot be undone. */
    @FunctionalInterface
    public interface Removal {
        void run() throws IOException;
    }

    /**
     * Notes the loss, then carries out what causes it, then declares it.
     *
     * @throws IOException if the note could not be written, and then nothing is removed; or if the removal failed
     */
    public void lose(List<Drop> losses, Removal removal) throws IOException {
        if (losses.isEmpty()) {
            removal.run();
            return;
        }
        LossNote note = new LossNote(List.copyOf(losses));
        Path file = directory.path().resolve(String.format("%s%016x-%06d%s", PREFIX, epoch, ++lastNumber, SUFFIX));
        SyncedFile.write(file, note.toOctets());
        losses.forEach(drop -> lostReadings.addAndGet(drop.lane().number(), drop.count()));
        try {
            removal.run();
        } finally {
            declare(file, note);
        }
    }

    private void declare(Path file, LossNote note) {
        AtomicInteger missing = new AtomicInteger(note.drops().size());
        for (Drop drop : note.drops()) {
            drops.declare(drop, () -> {
                if (missing.decrementAndGet() == 0) {
                    done.add(file);
                }
            });
        }
    }

    /** Removes the notes whose drops are on the disk now. */
    public void tidy() {
        for (Path file = done.poll(); file != null; file = done.poll()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn(
                        "{} stays and is declared again after the next start, which counts once: {}",
                        file,
                        e.toString());
            }
        }
    }

    /** Readings given up since start. */
    public long lostReadings(Lane lane) {
        return lostReadings.get(lane.number());
    }
}
