package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM whose wall clock libfaketime (Debian package faketime) sets while it runs. */
class FakedClockTest {

    private static final int DAY_MILLIS = 86_400_000;

    @TempDir
    Path folder;

    @Test
    void aJvmSeesItsClockBeingSetWhileMonotonicTimeGoesOn() throws Exception {
        Path library = library();
        assumeTrue(library != null, "libfaketime is not installed");
        Path output = folder.resolve("output");
        set("+0");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WatchedClockMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LD_PRELOAD", String.valueOf(library));
        builder.environment()
                .put("FAKETIME_TIMESTAMP_FILE", folder.resolve("time").toString());
        builder.environment().put("FAKETIME_NO_CACHE", "1");
        builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Else libfaketime 0.9.10 lets timed waits of the JVM spin or hang after a step.
        builder.environment().put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        Process child = builder.start();
        try {
            awaitMaps(output, 1);
            set("+1d");
            awaitMaps(output, 2);
            set("+0");
            List<Long> steps = awaitMaps(output, 3);

            assertThat(steps.get(0)).isZero();
            assertThat(steps.get(1)).isBetween(DAY_MILLIS - 100L, DAY_MILLIS + 100L);
            assertThat(steps.get(2)).isBetween(-DAY_MILLIS - 100L, -DAY_MILLIS + 100L);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void set(String offset) throws IOException {
        Path written = Files.writeString(folder.resolve("written"), offset + "\n");
        Files.move(written, folder.resolve("time"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Long> awaitMaps(Path output, int count) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> steps(output), steps -> steps.size() >= count);
    }

    private static List<Long> steps(Path output) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.startsWith(WatchedClockMain.STEP))
                    .map(line -> Long.valueOf(line.substring(WatchedClockMain.STEP.length())))
                    .toList();
        }
    }

    private static @Nullable Path library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            return files.findFirst().orElse(null);
        }
    }
}
