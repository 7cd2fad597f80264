package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cut and changed files: no exception reaches the caller, and every batch is handed out or declared. */
class DamagedFileTest {

    private static final int ROUNDS = Integer.getInteger("wardgate.damage.rounds", 50);
    private static final int BATCHES = 30;

    @TempDir
    Path directory;

    @Test
    void everyBatchIsHandedOutUnchangedOrDeclared() throws IOException {
        int declared = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            declared += damageOnce(directory.resolve("round-" + seed), new SplittableRandom(seed), seed);
        }
        assertThat(declared).as("damage that loses nothing tests nothing").isPositive();
    }

    private static int damageOnce(Path home, SplittableRandom random, long seed) throws IOException {
        BufferSettings settings = new BufferSettings(home, 1, 60, 512);
        DropBook drops = new DropBook();
        try (H2BufferStore store = new H2BufferStore("GW", settings, drops, new TestClock())) {
            for (int i = 0; i < BATCHES; i++) {
                store.append(Batches.of(store.reserve(Lane.ROUTINE), random.nextInt(50, 3000)))
                        .join();
            }
        }
        damage(home, random);
        Set<Long> accounted = new TreeSet<>();
        try (H2BufferStore store = new H2BufferStore("GW", settings, drops, new TestClock())) {
            for (SealedBatch batch : store.unacknowledged(Lane.ROUTINE, null, 1000)) {
                SealedBatch original = Batches.of(batch.id(), batch.envelope().length);
                assertThat(batch.envelope()).as("seed %d", seed).isEqualTo(original.envelope());
                accounted.add(batch.id().sequence());
            }
        }
        drops.drops().stream().map(Drop::fromSequence).forEach(accounted::add);
        assertThat(accounted).as("seed %d", seed).hasSize(BATCHES);
        return drops.drops().size();
    }

    private static void damage(Path home, SplittableRandom random) throws IOException {
        Path file;
        try (Stream<Path> entries = Files.list(home)) {
            file = entries.filter(entry -> entry.toString().endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (random.nextInt(3) == 0) {
                channel.truncate(random.nextLong(channel.size()));
                return;
            }
            for (int i = random.nextInt(1, 2000); i > 0; i--) {
                ByteBuffer octet = ByteBuffer.wrap(new byte[] {(byte) random.nextInt()});
                channel.write(octet, random.nextLong(channel.size()));
            }
        }
    }
}
