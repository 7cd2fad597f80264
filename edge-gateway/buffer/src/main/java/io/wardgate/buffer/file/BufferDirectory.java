package io.wardgate.buffer.file;

import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buffer's directory: data files of both kinds with their catalogues, {@code epoch}, {@code lock},
 * {@code loss-*.note} and {@code quarantine/}. Locked against a second process from construction to {@link #close}.
 */
public final class BufferDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BufferDirectory.class);
    private static final String CATALOGUE_SUFFIX = ".catalogue";

    private final Path directory;
    private final FileKind kind;
    private final ChannelOpener channels;
    private final LongConsumer written;
    private final DirectoryLock lock;

    /**
     * Creates the directory if needed and locks it.
     *
     * @param kind of the files that are created; those of the other kind are read all the same
     * @param written takes what the files write, in octets
     * @throws StoreException if that cannot be, naming the directory and the fix
     */
    public BufferDirectory(Path directory, FileKind kind, ChannelOpener channels, LongConsumer written) {
        this.directory = directory.toAbsolutePath();
        this.kind = kind;
        this.channels = channels;
        this.written = written;
        if (this.directory.toString().indexOf(';') >= 0) {
            throw new StoreException(
                    "buffer.directory " + directory + " contains ';': choose another name",
                    new IllegalArgumentException("';' in a path"));
        }
        try {
            Files.createDirectories(quarantine());
            this.lock = new DirectoryLock(this.directory);
        } catch (IOException e) {
            throw new StoreException(
                    "buffer.directory " + directory + " cannot be written (" + e
                            + "): make it writable for the gateway's user, or name another",
                    e);
        }
    }

    public Path path() {
        return directory;
    }

    private Path quarantine() {
        return directory.resolve("quarantine");
    }

    /** All files, of both kinds, oldest first within each series. A catalogue whose data file is gone counts as one. */
    public List<CataloguedFile> files() throws IOException {
        TreeMap<String, FileKind> kinds = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                String name = String.valueOf(entry.getFileName());
                FileName.parse(name).ifPresent(base -> {
                    if (name.endsWith(FileKind.H2.suffix())) {
                        kinds.put(base.toString(), FileKind.H2);
                    } else {
                        kinds.putIfAbsent(base.toString(), FileKind.LOG);
                    }
                });
            }
        }
        List<CataloguedFile> files = new ArrayList<>();
        kinds.forEach((base, of) -> FileName.parse(base).ifPresent(name -> files.add(file(name, of))));
        return files;
    }

    /** Greatest start counter that any file name tells of, or 0. */
    int greatestCounter() throws IOException {
        try (Stream<Path> entries = Stream.concat(Files.list(directory), Files.list(quarantine()))) {
            return entries.map(entry -> FileName.parse(String.valueOf(entry.getFileName())))
                    .flatMap(Optional::stream)
                    .mapToInt(FileName::counter)
                    .max()
                    .orElse(0);
        }
    }

    /** A new file of a series; nothing is on the disk before the first append. */
    public CataloguedFile create(Series series, long epoch, int number) {
        return file(new FileName(series, epoch, number), kind);
    }

    private CataloguedFile file(FileName name, FileKind of) {
        Path base = directory.resolve(name.toString());
        Catalogue catalogue = new Catalogue(directory.resolve(name + CATALOGUE_SUFFIX));
        return new CataloguedFile(name, of.open(base, name.series(), channels), catalogue, written);
    }

    /**
     * Deletes a file. The catalogue goes first: alone it would tell of a data file that vanished, while entries of a data
     * file without it are only sent once more. That it cannot be written on a full disk does not matter any more.
     */
    public void delete(CataloguedFile file) throws IOException {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("{} is deleted anyway: {}", file.name(), e.toString());
        }
        if (Files.deleteIfExists(file.cataloguePath())) {
            SyncedFile.syncDirectory(directory);
        }
        Files.deleteIfExists(file.dataPath());
    }

    /** Moves a file away for people to look at; never deletes. */
    public void quarantine(CataloguedFile file) throws IOException {
        file.close();
        quarantine(file.dataPath());
        quarantine(file.cataloguePath());
    }

    /** Moves anything away for people to look at. */
    public void quarantine(Path file) throws IOException {
        if (Files.exists(file)) {
            Path target = quarantine().resolve(Objects.requireNonNull(file.getFileName()));
            for (int copy = 1; Files.exists(target); copy++) {
                target = quarantine().resolve(file.getFileName() + "." + copy);
            }
            Files.move(file, target);
        }
    }

    /** Keeps one refused envelope for people to look at. */
    public void quarantine(SealedBatch batch, String reason) throws IOException {
        String name = String.format(
                "refused-%s-%016x-%d",
                Series.of(batch.id().lane()).label(),
                batch.id().epoch(),
                batch.id().sequence());
        Files.write(quarantine().resolve(name + ".envelope"), batch.envelope());
        Files.writeString(quarantine().resolve(name + ".reason"), reason + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
