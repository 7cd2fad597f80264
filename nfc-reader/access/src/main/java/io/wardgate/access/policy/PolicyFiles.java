package io.wardgate.access.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Signed documents as they came, a file each, {@code policy-<version>.snapshot} and {@code .delta}; each is written beside its
 * place, synced and renamed. A new snapshot keeps the one before with its changes, and deletes what is older. Not thread-safe.
 */
final class PolicyFiles {

    private static final Pattern NAME = Pattern.compile("policy-(\\d{1,19})\\.(snapshot|delta)");

    private final Path directory;

    /**
     * A file that is there.
     *
     * @param version as its name says
     */
    record Kept(Path path, long version, boolean snapshot) {}

    PolicyFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Lowest version first. */
    List<Kept> list() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    kept.add(new Kept(
                            file, Long.parseLong(name.group(1)), name.group(2).equals("snapshot")));
                }
            }
        }
        kept.sort(Comparator.comparingLong(Kept::version));
        return kept;
    }

    byte[] read(Kept kept) throws IOException {
        long octets = Files.size(kept.path);
        if (octets > SignedDocument.MAX_OCTETS) {
            throw new IOException(octets + " octets; allowed: " + SignedDocument.MAX_OCTETS);
        }
        return Files.readAllBytes(kept.path);
    }

    void keep(long version, boolean snapshot, byte[] octets) throws IOException {
        write("policy-" + version + (snapshot ? ".snapshot" : ".delta"), octets);
        if (snapshot) {
            List<Kept> all = list();
            long oldest = all.stream()
                    .filter(kept -> kept.snapshot && kept.version < version)
                    .mapToLong(Kept::version)
                    .max()
                    .orElse(version);
            for (Kept kept : all) {
                if (kept.version < oldest) {
                    Files.delete(kept.path);
                }
            }
        }
    }

    /** Out of the way, for whoever wants to see what happened to it. */
    void setAside(Kept kept) throws IOException {
        Files.move(kept.path, directory.resolve("damaged-policy"), StandardCopyOption.REPLACE_EXISTING);
    }

    void keepConfirmed(long version, long platformMillis) throws IOException {
        write("confirmed", (version + " " + platformMillis + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** When the platform last stood by this version, or 0. */
    long confirmedMillis(long version) throws IOException {
        Path file = directory.resolve("confirmed");
        if (!Files.exists(file) || Files.size(file) > 64) {
            return 0;
        }
        Matcher text = Pattern.compile("(\\d{1,18}) (\\d{1,18})\n")
                .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        return text.matches() && Long.parseLong(text.group(1)) == version ? Long.parseLong(text.group(2)) : 0;
    }

    private void write(String name, byte[] octets) throws IOException {
        Path beside = directory.resolve(name + ".part");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(octets);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(
                beside, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
