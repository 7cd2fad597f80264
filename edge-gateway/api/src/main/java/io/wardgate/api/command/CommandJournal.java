package io.wardgate.api.command;

import io.wardgate.api.buffer.StoreException;
import java.util.List;

/** Durable notes of the command queue: the file series {@code downlink} of the buffer. Safe from any thread. */
public interface CommandJournal {

    /**
     * Adds a note and returns when it survives a power cut.
     *
     * @return its number, greater than all before
     * @throws StoreException if it cannot be stored
     */
    long append(byte[] note);

    /** All notes that were not forgotten, oldest first, of this life and those before. */
    List<Note> notes();

    /** The note is not needed any more; after a crash it may come back. */
    void forget(long number);

    /** One note; nobody may write to its octets. */
    record Note(long number, byte[] octets) {}
}
