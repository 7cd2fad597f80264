package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One data file with entries of one series: only appended to, deleted as a whole. Each entry lies in it as one
 * {@link Frame}, so that {@link FrameScanner} finds it whatever became of the rest.
 *
 * <p>Opens its file when needed. Safe from any thread; {@link CataloguedFile} keeps it together with its catalogue.
 */
interface BatchFile {

    /** The one file on the disk. */
    Path path();

    /**
     * Appends entries and returns when they are on the disk.
     *
     * @throws IOException if they are not; some may be
     */
    void append(List<Entry> entries) throws IOException;

    /**
     * Reads one entry and checks it; empty if it is not there or fails its check.
     *
     * @throws IOException if the file cannot be read
     */
    Optional<Entry> read(BatchKey key) throws IOException;

    /**
     * Finds out what an earlier life left here, in the order of appending. A last append that was cut short is passed
     * over.
     *
     * @param known what the catalogue knows to have reached the disk: contents of these are checked when they are read
     * @throws IOException if the file is damaged or cannot be read
     */
    List<Stored> load(Predicate<BatchKey> known) throws IOException;

    /** Closes the file until it is needed again. What was synced stays, whatever closing says. */
    void release();
}
