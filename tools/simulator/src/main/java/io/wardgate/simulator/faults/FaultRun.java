package io.wardgate.simulator.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What a test gets for one run.
 *
 * @param project root of the built project
 * @param folder empty folder for the test's files
 * @param seed of the first round; the next round has the next number
 * @param rounds how often
 * @param tally where results go
 * @param out where a person reads along
 */
public record FaultRun(Path project, Path folder, long seed, int rounds, Tally tally, PrintWriter out) {

    public long seedOf(int round) {
        return seed + round;
    }

    public void say(String line) {
        synchronized (out) {
            out.println("    " + line);
            out.flush();
        }
    }

    /** A new empty folder for one round. */
    public Path folderOf(int round) throws IOException {
        return Files.createDirectories(folder.resolve("round-" + seedOf(round)));
    }

    /** Removes a round's folder when nothing in it will be asked for. */
    public static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
