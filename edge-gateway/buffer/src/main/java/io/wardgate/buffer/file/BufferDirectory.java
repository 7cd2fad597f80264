package io.wardgate.buffer.file;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The buffer's directory: {@code <lane>-<epoch>-<number>.mv.db} with its catalogue, {@code epoch}, {@code lock},
 * {@code quarantine/}. Locked against a second process from construction to {@link #close}.
 */
public final class BufferDirectory implements AutoCloseable {

    private static final Pattern NAME =
            Pattern.compile("(emergency|alarm|routine|bulk)-([0-9a-f]{16})-(\\d{6,})\\.mv\\.db");

    private final Path directory;
    private final String gateway;
    private final FileChannel lockChannel;

    /**
     * Creates the directory if needed and locks it.
     *
     * @throws StoreException if that cannot be, naming the directory and the fix
     */
    public BufferDirectory(Path directory, String gateway) {
        this.directory = directory.toAbsolutePath();
        this.gateway = gateway;
        if (this.directory.toString().indexOf(';') >= 0) {
            throw new StoreException(
                    "buffer.directory " + directory + " contains ';': choose another name",
                    new IllegalArgumentException("';' in a path"));
        }
        try {
            Files.createDirectories(quarantine());
            this.lockChannel = lock(this.directory.resolve("lock"));
        } catch (IOException e) {
            throw new StoreException(
                    "buffer.directory " + directory + " cannot be written (" + e
                            + "): make it writable for the gateway's user, or name another",
                    e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StoreException(
                    "buffer.directory " + file.getParent()
                            + " is in use by another gateway process: stop it, or name another directory",
                    new IOException("locked: " + file));
        }
        return channel;
    }

    public Path path() {
        return directory;
    }

    private Path quarantine() {
        return directory.resolve("quarantine");
    }

    /** All batch files, oldest first within each lane. */
    public List<BatchFile> files() throws IOException {
        List<String> names;
        try (Stream<Path> entries = Files.list(directory)) {
            names = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
        List<BatchFile> files = new ArrayList<>();
        for (String name : names) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                Lane lane = Lane.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
                String base = name.substring(0, name.length() - BatchFile.DATABASE_SUFFIX.length());
                files.add(new BatchFile(directory.resolve(base), lane, gateway));
            }
        }
        return files;
    }

    /** Greatest start counter that any file name tells of, or 0. */
    int greatestCounter() throws IOException {
        try (Stream<Path> entries = Stream.concat(Files.list(directory), Files.list(quarantine()))) {
            return entries.map(entry -> NAME.matcher(String.valueOf(entry.getFileName())))
                    .filter(Matcher::matches)
                    .mapToInt(matcher -> (int) (Long.parseUnsignedLong(matcher.group(2), 16) >>> 32))
                    .max()
                    .orElse(0);
        }
    }

    /** A new file of a lane; nothing is on the disk but its empty catalogue. */
    public BatchFile create(Lane lane, long epoch, int number) throws IOException {
        String name = String.format("%s-%016x-%06d", lane.name().toLowerCase(Locale.ROOT), epoch, number);
        return new BatchFile(directory.resolve(name), lane, gateway);
    }

    /** Deletes a file whose batches are all settled. */
    public void delete(BatchFile file) throws IOException {
        file.close();
        Files.deleteIfExists(file.databaseFile());
        Files.deleteIfExists(file.catalogueFile());
    }

    /** Moves a file away for people to look at; never deletes. */
    public void quarantine(BatchFile file) throws IOException {
        file.close();
        move(file.databaseFile());
        move(file.catalogueFile());
    }

    private void move(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, quarantine().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps one refused envelope for people to look at. */
    public void quarantine(SealedBatch batch, String reason) throws IOException {
        String name = String.format(
                "refused-%s-%016x-%d",
                batch.id().lane().name().toLowerCase(Locale.ROOT),
                batch.id().epoch(),
                batch.id().sequence());
        Files.write(quarantine().resolve(name + ".envelope"), batch.envelope());
        Files.writeString(quarantine().resolve(name + ".reason"), reason + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        lockChannel.close();
    }
}
