package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * A data file of either kind and its {@link Catalogue}: the unit that is rolled, given up, rescued and deleted.
 *
 * <p>Safe from any thread; appending, releasing and closing are the writer's.
 */
public final class CataloguedFile {

    private final FileName name;
    private final BatchFile data;
    private final Catalogue catalogue;
    private final LongConsumer written;
    private boolean directorySynced;
    private volatile boolean empty = true;
    private volatile boolean closed;
    private volatile long octets;

    /** @param written takes what is written, in octets */
    CataloguedFile(FileName name, BatchFile data, Catalogue catalogue, LongConsumer written) {
        this.name = name;
        this.data = data;
        this.catalogue = catalogue;
        this.written = written;
        this.octets = measure();
    }

    public Series series() {
        return name.series();
    }

    public String name() {
        return String.valueOf(data.path().getFileName());
    }

    Path dataPath() {
        return data.path();
    }

    Path cataloguePath() {
        return catalogue.path();
    }

    /**
     * Appends entries and returns when they are on the disk.
     *
     * @throws IOException if they are not; some may be, and this file must not be appended to again
     */
    public void append(List<Entry> entries) throws IOException {
        requireOpen();
        try {
            data.append(entries);
            if (!directorySynced) {
                SyncedFile.syncDirectory(data.path().resolveSibling("."));
                directorySynced = true;
            }
            empty = false;
            catalogue.appended(entries);
        } finally {
            long before = octets;
            octets = measure();
            written.accept(Math.max(0, octets - before));
        }
    }

    /**
     * Reads one entry; empty if it is not there or fails its check. A file that another reader's interrupt has closed is
     * opened again.
     */
    public Optional<Entry> read(BatchKey key) throws IOException {
        requireOpen();
        boolean interrupted = Thread.interrupted();
        try {
            return data.read(key);
        } catch (IOException first) {
            data.release();
            return data.read(key);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the catalogue says now. */
    public CatalogueContent content() throws IOException {
        catalogue.sync();
        return catalogue.read();
    }

    /**
     * Finds out what an earlier life left in the data file.
     *
     * @throws IOException if the data file is damaged or cannot be read
     */
    public List<Stored> load(CatalogueContent content) throws IOException {
        List<Stored> found = data.load(content.appended()::containsKey);
        empty = found.isEmpty();
        return found;
    }

    /** Hands over each entry that the raw data file still holds whole, once, whether it can be opened or not. */
    public void salvage(Salvager salvager) throws IOException {
        data.release();
        if (!Files.exists(data.path())) {
            return;
        }
        Set<BatchKey> seen = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(data.path(), StandardOpenOption.READ)) {
            new FrameScanner(channel, series()).scan(0, entry -> {
                if (seen.add(entry.key())) {
                    salvager.found(entry);
                }
                return true;
            });
        }
    }

    /** Takes entries as they are found. */
    @FunctionalInterface
    public interface Salvager {
        void found(Entry entry) throws IOException;
    }

    /** Whether nothing ever reached the disk here. */
    public boolean isEmpty() {
        return empty;
    }

    /** Nobody waits for this entry any more. */
    public void settle(BatchKey key) throws IOException {
        if (!closed) {
            catalogue.settled(key);
        }
    }

    /** These entries are waited for again. */
    public void want(List<BatchKey> keys) throws IOException {
        catalogue.wanted(keys);
    }

    /** Octets on the disk, of data and catalogue. */
    public long octets() {
        return octets;
    }

    /** Brings the catalogue to the disk. */
    public void sync() throws IOException {
        catalogue.sync();
    }

    /** Closes both files until they are needed again. */
    public void release() throws IOException {
        data.release();
        catalogue.release();
        octets = measure();
    }

    /** Closes both files for good. */
    public void close() throws IOException {
        closed = true;
        release();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(name() + " is closed");
        }
    }

    private long measure() {
        return data.path().toFile().length() + catalogue.path().toFile().length();
    }
}
