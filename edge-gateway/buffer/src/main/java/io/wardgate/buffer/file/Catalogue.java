package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a data file is supposed to hold, in a small file beside it: every entry appended and every entry settled.
 *
 * <p>It is the second opinion that makes a loss visible: H2 recovers a damaged file by going back to an older state
 * without a word. It also keeps acknowledgements out of the data file. Appended entries are written at once, one write
 * a group; settled ones are gathered and written as ranges every {@link #SETTLED_AT_ONCE} or with the next
 * {@link #sync}, because forgetting them only repeats batches.
 *
 * <p>Safe from any thread.
 */
final class Catalogue {

    static final int SETTLED_AT_ONCE = 64;

    private final Path file;
    private final TreeSet<BatchKey> settledUnwritten = new TreeSet<>();
    private @Nullable FileChannel channel;
    private boolean dirty;

    Catalogue(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    CatalogueContent read() throws IOException {
        return CatalogueContent.read(file);
    }

    synchronized void appended(List<Entry> entries) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(entries.size() * CatalogueRecord.OCTETS);
        entries.forEach(entry -> CatalogueRecord.appended(entry).put(records));
        write(records);
    }

    synchronized void settled(BatchKey key) throws IOException {
        settledUnwritten.add(key);
        if (settledUnwritten.size() >= SETTLED_AT_ONCE) {
            writeSettled();
        }
    }

    /** Entries are waited for again that had been settled. */
    synchronized void wanted(List<BatchKey> keys) throws IOException {
        writeSettled();
        ByteBuffer records = ByteBuffer.allocate(keys.size() * CatalogueRecord.OCTETS);
        keys.forEach(key -> CatalogueRecord.wanted(key).put(records));
        write(records);
    }

    private void writeSettled() throws IOException {
        if (settledUnwritten.isEmpty()) {
            return;
        }
        List<CatalogueRecord> ranges = CatalogueRecord.settled(settledUnwritten);
        ByteBuffer records = ByteBuffer.allocate(ranges.size() * CatalogueRecord.OCTETS);
        ranges.forEach(range -> range.put(records));
        write(records);
        settledUnwritten.clear();
    }

    private void write(ByteBuffer records) throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = open;
        }
        records.flip();
        while (records.hasRemaining()) {
            open.write(records);
        }
        dirty = true;
    }

    /** Writes what was gathered and syncs what is not on the disk yet. */
    synchronized void sync() throws IOException {
        writeSettled();
        FileChannel open = channel;
        if (dirty && open != null) {
            open.force(false);
            dirty = false;
        }
    }

    /** Syncs and closes the file until it is needed again. */
    synchronized void release() throws IOException {
        try {
            sync();
        } finally {
            FileChannel open = channel;
            channel = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
