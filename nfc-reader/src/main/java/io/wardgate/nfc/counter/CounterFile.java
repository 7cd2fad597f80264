package io.wardgate.nfc.counter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows, record by record, each synced; written anew beside its place when most of it is old.
 *
 * <p>After a write or sync that failed nobody knows what is on the disk, and the next sync would not tell: then the whole file is
 * written anew. Guarded by its owner's lock.
 */
final class CounterFile implements Closeable {

    private static final String NAME = "tag-counters";
    private static final int LEAST_OLD = 4_096;
    private static final int LONGEST_OCTETS = 1 << 28;

    private final Path place;
    private final Path beside;
    private @Nullable FileChannel channel;
    private int records;

    CounterFile(Path folder) throws IOException {
        Files.createDirectories(folder);
        place = folder.resolve(NAME);
        beside = folder.resolve(NAME + ".new");
    }

    /**
     * Reads all into a map. A damaged file is left as it is until the next record: a full disk must not keep the gateway from
     * starting.
     *
     * @return how many records were damaged; a last one that was cut short counts
     */
    int load(Map<CounterId, Integer> greatest) throws IOException {
        int damaged = 0;
        if (Files.exists(place)) {
            long size = Files.size(place);
            if (size > LONGEST_OCTETS) {
                throw new IOException(place + " has " + size + " octets; at most " + LONGEST_OCTETS
                        + " are of counters: move it away");
            }
            byte[] file = Files.readAllBytes(place);
            for (int at = 0; at < file.length; at += CounterRecord.OCTETS) {
                boolean isWhole = file.length - at >= CounterRecord.OCTETS;
                CounterRecord record = isWhole ? CounterRecord.read(file, at) : null;
                if (record == null) {
                    damaged++;
                } else {
                    greatest.merge(record.id(), record.counter(), Math::max);
                }
            }
            if (damaged == 0) {
                channel = FileChannel.open(place, StandardOpenOption.APPEND);
                records = file.length / CounterRecord.OCTETS;
            }
        }
        return damaged;
    }

    /**
     * Adds a record and syncs it.
     *
     * @param all with the record in it
     */
    void append(CounterRecord record, Map<CounterId, Integer> all) throws IOException {
        FileChannel open = channel;
        if (open == null || records - all.size() > Math.max(LEAST_OLD, all.size())) {
            rewrite(all);
            return;
        }
        try {
            write(open, record.octets());
            open.force(false);
            records++;
        } catch (IOException e) {
            giveUp(e);
            throw e;
        }
    }

    private void rewrite(Map<CounterId, Integer> all) throws IOException {
        close();
        ByteBuffer octets = ByteBuffer.allocate(all.size() * CounterRecord.OCTETS);
        all.forEach((id, counter) -> octets.put(new CounterRecord(id, counter).octets()));
        FileChannel written = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            write(written, octets.flip());
            written.force(true);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(place.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            written.close();
            throw e;
        }
        channel = written;
        records = all.size();
    }

    private static void write(FileChannel to, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            to.write(octets);
        }
    }

    private void giveUp(IOException fault) {
        try {
            close();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
