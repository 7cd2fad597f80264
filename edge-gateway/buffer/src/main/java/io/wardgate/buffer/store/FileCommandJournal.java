package io.wardgate.buffer.store;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.Frame;
import io.wardgate.buffer.file.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes of the command queue in the series {@code downlink} of the store's files, written by the store's thread.
 *
 * <p>A note's number is the store's start counter above and a count below: greater than all of earlier lives, even when
 * none of their files is left. Its key's epoch is 0, so that the number alone names it.
 */
final class FileCommandJournal implements CommandJournal {

    private static final Logger LOG = LoggerFactory.getLogger(FileCommandJournal.class);

    private final StoreWriter writer;
    private final Shelf shelf;
    private final AtomicLong lastNumber;

    FileCommandJournal(StoreWriter writer, Shelf shelf, long epoch) {
        this.writer = writer;
        this.shelf = shelf;
        this.lastNumber = new AtomicLong(epoch >>> 32 << 32);
    }

    @Override
    public long append(byte[] note) {
        if (note.length > Frame.MAX_ENTRY_OCTETS) {
            throw new StoreException(
                    "a note of " + note.length + " octets; at most " + Frame.MAX_ENTRY_OCTETS + " are stored",
                    new IllegalArgumentException("note too large"));
        }
        long number = lastNumber.incrementAndGet();
        writer.await(writer.append(Series.DOWNLINK, new Entry(key(number), 0, note)));
        return number;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Place place : shelf.index().after(null, Integer.MAX_VALUE)) {
            try {
                place.file()
                        .read(place.key())
                        .ifPresentOrElse(
                                entry -> notes.add(new Note(entry.key().sequence(), entry.octets())),
                                () -> LOG.error(
                                        "command note {} is damaged",
                                        place.key().sequence()));
            } catch (IOException e) {
                LOG.error("command note {} cannot be read", place.key().sequence(), e);
            }
        }
        return notes;
    }

    @Override
    public void forget(long number) {
        for (Place place : shelf.index().acknowledge(key(number), key(number))) {
            try {
                place.file().settle(place.key());
            } catch (IOException e) {
                LOG.warn("command note {} may come back after a restart: {}", number, e.toString());
            }
        }
    }

    private static BatchKey key(long number) {
        return new BatchKey(0, number);
    }
}
