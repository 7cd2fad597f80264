package io.wardgate.core.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file beside its place, syncs and renames it, so a power cut leaves the old or the new one. */
final class DurableFile {

    private DurableFile() {}

    /**
     * Writes text beside a file of the same folder.
     *
     * @param like an existing file whose permissions it gets; nothing happens to them if there is none
     */
    static void write(Path written, String text, Path like) throws IOException {
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer octets = StandardCharsets.UTF_8.encode(text);
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
        if (Files.exists(like)) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(like));
        }
    }

    /** Puts it in its place; the folder is synced, too. */
    static void publish(Path written, Path place) throws IOException {
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(place.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
