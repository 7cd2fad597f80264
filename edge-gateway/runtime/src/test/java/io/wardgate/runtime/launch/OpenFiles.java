package io.wardgate.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files and sockets that this process holds open (Linux, {@code proc(5)}). */
final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private OpenFiles() {}

    /** What each descriptor leads to, e.g. a path, {@code socket:[123]} or {@code anon_inode:inotify}. */
    static List<String> targets() {
        List<String> targets = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                // The listing's own descriptor is gone by now.
                if (Files.isSymbolicLink(descriptor)) {
                    targets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + DESCRIPTORS, e);
        }
        return targets;
    }

    static List<String> below(Path directory) {
        return targets().stream()
                .filter(file -> file.startsWith(directory + "/"))
                .toList();
    }

    static List<String> at(Path file) {
        return targets().stream().filter(file.toString()::equals).toList();
    }

    static List<String> inotify() {
        return targets().stream().filter("anon_inode:inotify"::equals).toList();
    }

    /** Sockets of this process whose other end is this port. */
    static List<String> connectionsTo(int port) {
        String remote = String.format(Locale.ROOT, ":%04X", port);
        Set<String> held = new HashSet<>(targets());
        List<String> found = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : lines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns[REMOTE].endsWith(remote) && held.contains("socket:[" + columns[INODE] + "]")) {
                    found.add(line.strip());
                }
            }
        }
        return found;
    }

    private static List<String> lines(String table) {
        try {
            return Files.exists(Path.of(table)) ? Files.readAllLines(Path.of(table)) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + table, e);
        }
    }
}
