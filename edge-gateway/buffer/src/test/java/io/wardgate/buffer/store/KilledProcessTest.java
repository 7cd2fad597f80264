package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A process killed at random points loses nothing that it had acknowledged. */
class KilledProcessTest extends StoreContract {

    private static final int ROUNDS = Integer.getInteger("wardgate.kill.rounds", 3);

    @Test
    void everyAcknowledgedBatchIsThereAfterTheKill() throws IOException, InterruptedException {
        store.close();
        SplittableRandom random = new SplittableRandom(7);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(appendUntilKilled(random.nextInt(1, 60)));
            Set<String> present = new HashSet<>();
            try (FileBufferStore after = open()) {
                for (SealedBatch batch : after.unacknowledged(Lane.ROUTINE, null, Integer.MAX_VALUE)) {
                    present.add(batch.id().epoch() + "/" + batch.id().sequence());
                }
            }
            assertThat(present).as("round %d of seed 7", round).containsAll(acknowledged);
            assertThat(drops.drops()).isEmpty();
        }
    }

    /** Runs a child until it has printed that many ids, kills it, and returns all ids that it printed. */
    private Set<String> appendUntilKilled(int count) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        directory.toString(),
                        kind.name(),
                        "1000000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> printed = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = lines.readLine();
            for (int i = 0; line != null; i++) {
                // A line cut by the kill lacks its end mark.
                if (line.endsWith(";")) {
                    printed.add(line.substring(0, line.length() - 1));
                }
                if (i == count) {
                    child.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        child.waitFor();
        assertThat(printed).hasSizeGreaterThanOrEqualTo(count);
        return printed;
    }
}
