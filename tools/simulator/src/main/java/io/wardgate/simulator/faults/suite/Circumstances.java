package io.wardgate.simulator.faults.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Under which a table was made: without date, commit and machine a figure says nothing. */
public final class Circumstances {

    private Circumstances() {}

    /**
     * A few lines of Markdown.
     *
     * @param command what gives the same run again
     */
    public static String of(Path project, String command) throws InterruptedException {
        return """
                - date: %s
                - commit: %s
                - machine: %d cores, %s, kernel %s, Java %s
                - command: `%s`
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        commit(project),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        command);
    }

    private static String commit(Path project) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(project.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer = git.inputReader(StandardCharsets.US_ASCII)) {
                String line = answer.readLine();
                return git.waitFor() == 0 && line != null ? line : "not a git work tree";
            }
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }

    private static String memory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            long kilobytes = lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
            return Math.round(kilobytes / 1024.0 / 1024.0) + " GB";
        } catch (IOException e) {
            return "memory unknown";
        }
    }
}
