package io.wardgate.core.command;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.command.CommandJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A journal of one file a note, so that a later life finds what this one left. Fails as told. */
public final class FileJournal implements CommandJournal {

    private final Path folder;
    private long next;
    public volatile boolean fails;

    public FileJournal(Path folder) {
        this.folder = folder;
        this.next = notes().stream().mapToLong(Note::number).max().orElse(0) + 1;
    }

    @Override
    public synchronized long append(byte[] note) {
        if (fails) {
            throw new StoreException("disk full", new IllegalStateException());
        }
        try {
            Files.write(folder.resolve(String.format("%08d", next)), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next++;
    }

    @Override
    public synchronized List<Note> notes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FileJournal::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void forget(long number) {
        try {
            Files.deleteIfExists(folder.resolve(String.format("%08d", number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Note read(Path file) {
        try {
            return new Note(Long.parseLong(file.getFileName().toString()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
