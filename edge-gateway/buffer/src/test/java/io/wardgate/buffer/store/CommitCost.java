package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.health.Health;
import io.wardgate.buffer.file.FileKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prints what one commit costs in either kind of file: octets that the process made the disk write, and the time until
 * the acknowledgement, and how long it takes to open the store with all that again. One batch a commit, as the sealer makes them when it is quiet.
 *
 * <p>{@code java -cp … io.wardgate.buffer.store.CommitCost <directory on the disk to measure> [commits [octets]]}
 */
public final class CommitCost {

    private CommitCost() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int commits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        int octets = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 600;
        System.out.printf("%d commits of one batch of %d octets%n", commits, octets);
        System.out.println("kind  octets/commit: process  files   ms/commit: p50    p99   open, ms");
        for (FileKind kind : FileKind.values()) {
            measure(kind, Files.createTempDirectory(home, "commit-cost"), commits, octets);
        }
    }

    private static void measure(FileKind kind, Path directory, int commits, int octets) throws Exception {
        BufferSettings settings = new BufferSettings(directory, kind, 16, 60, 512, 10, 3000);
        try (FileBufferStore store = new FileBufferStore(settings, "GW", new TestClock(), drop -> {})) {
            append(store, octets); // the first one creates the file
            long processBefore = processWritten();
            long filesBefore = written(store);
            long[] nanos = new long[commits];
            for (int i = 0; i < commits; i++) {
                long start = System.nanoTime();
                append(store, octets);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%-4s %23d %6d %16.1f %6.1f",
                    kind,
                    (processWritten() - processBefore) / commits,
                    (written(store) - filesBefore) / commits,
                    nanos[commits / 2] / 1e6,
                    nanos[commits * 99 / 100] / 1e6);
        }
        long start = System.nanoTime();
        try (FileBufferStore again = new FileBufferStore(settings, "GW", new TestClock(), drop -> {})) {
            System.out.printf("%11d%n", (System.nanoTime() - start) / 1_000_000);
            if (again.statistics(Lane.ROUTINE).pendingBatches() != commits + 1) {
                throw new IllegalStateException("batches are missing after the restart");
            }
        }
    }

    private static void append(FileBufferStore store, int octets) {
        SealedBatch batch = Batches.of(store.reserve(Lane.ROUTINE), octets);
        store.append(batch).join();
    }

    private static long written(FileBufferStore store) {
        Health health = store.health().check();
        return health.figures().getOrDefault("writtenOctets", 0L);
    }

    private static long processWritten() {
        FlashMeter meter = new FlashMeter();
        meter.tick(0);
        Long written = meter.processWrittenOctets();
        return written == null ? 0 : written;
    }
}
