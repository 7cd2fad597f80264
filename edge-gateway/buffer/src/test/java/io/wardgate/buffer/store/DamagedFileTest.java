package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cut and changed files: no exception reaches the caller, and every batch is handed out or declared. */
class DamagedFileTest extends StoreContract {

    private static final int ROUNDS = Integer.getInteger("wardgate.damage.rounds", 20);
    private static final int BATCHES = 30;

    @TempDir
    Path home;

    @Test
    void everyBatchIsHandedOutUnchangedOrDeclared() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Round round = round(seed, random, () -> damage(dataFiles().get(0), random));

            assertThat(Collections.disjoint(round.handedOut(), round.declared()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(round.accounted()).as("seed %d", seed).hasSize(BATCHES);
            assertThat(store.statistics(Lane.ROUTINE).quarantinedBatches())
                    .isEqualTo(round.declared().size());
        }
        assertThat(drops.drops()).as("damage that loses nothing tests nothing").isNotEmpty();
    }

    /** Then nobody can name what neither remembers; but nothing wrong is handed out, and gaps are counted. */
    @Test
    void namesWhatItCanWhenTheCatalogueIsDamagedToo() throws IOException {
        long unknown = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Round round = round(seed, random, () -> {
                damage(dataFiles().get(0), random);
                damage(files(".*\\.catalogue").get(0), random);
            });

            long unknownNow = figure("unknownSequences");
            assertThat(Collections.disjoint(round.handedOut(), round.declared()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(round.accounted().size() + unknownNow)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(BATCHES);
            unknown += unknownNow;
        }
        assertThat(unknown).isPositive();
    }

    @Test
    void declaresAllOfAFileThatVanishedButItsCatalogue() throws IOException {
        loseTheContentsOf(Files::delete);
    }

    @Test
    void declaresAllOfAFileThatWasCutToNothing() throws IOException {
        loseTheContentsOf(file -> Files.write(file, new byte[0]));
    }

    /** What was settled need not be declared, and the loss is known for good: no later start finds it again. */
    private void loseTheContentsOf(DamageToFile damage) throws IOException {
        List<SealedBatch> batches = append(Lane.ROUTINE, 5);
        acknowledge(batches.get(0), batches.get(1));
        long epoch = store.epoch();
        store.close();
        damage.inflictOn(dataFiles().get(0));
        store = open();

        assertThat(waiting(Lane.ROUTINE)).isEmpty();
        assertThat(drops.drops())
                .extracting(Drop::epoch, Drop::fromSequence, Drop::toSequence, Drop::count, Drop::reason)
                .containsExactly(tuple(epoch, 3L, 5L, 30L, DropReason.BATCH_CORRUPT));
        assertThat(files(".*\\.catalogue")).isEmpty();
        assertThat(files("loss-.*\\.note")).hasSize(1);
        assertThat(directory.resolve("quarantine")).isDirectoryContaining("glob:**.catalogue");

        drops.store();
        restart();
        restart();
        assertThat(drops.drops()).hasSize(1);
    }

    /** They carry declared drops and reports: what those said is lost, but not that they are missing. */
    @Test
    void declaresLostBatchesWithoutReadingsByTheirRange() throws IOException {
        for (int i = 0; i < 3; i++) {
            store.append(Batches.empty(store.reserve(Lane.ALARM))).join();
        }
        long epoch = store.epoch();
        store.close();
        Files.delete(dataFiles().get(0));
        store = open();

        assertThat(drops.drops()).containsExactly(new Drop(0, Lane.ALARM, 0, 1, 3, 0, DropReason.BATCH_CORRUPT, epoch));
        restart();
        assertThat(drops.drops())
                .as("declared again by the next life, word for word, until stored")
                .hasSize(2)
                .containsOnly(new Drop(0, Lane.ALARM, 0, 1, 3, 0, DropReason.BATCH_CORRUPT, epoch));
    }

    @Test
    void declaresNothingOfARefusedBatchWithoutReadings() throws IOException {
        SealedBatch batch = Batches.empty(store.reserve(Lane.ALARM));
        store.append(batch).join();

        store.refuse(batch.id(), "no room for declarations");
        restart();

        assertThat(drops.drops()).isEmpty();
        assertThat(waiting(Lane.ALARM)).isEmpty();
        assertThat(directory.resolve("quarantine")).isNotEmptyDirectory();
    }

    @FunctionalInterface
    private interface DamageToFile {
        void inflictOn(Path file) throws IOException;
    }

    @FunctionalInterface
    private interface Damage {
        void inflict() throws IOException;
    }

    /** Sequences that the damaged store handed out, and those that it declared. */
    private record Round(Set<Long> handedOut, Set<Long> declared) {

        Set<Long> accounted() {
            Set<Long> all = new TreeSet<>(handedOut);
            all.addAll(declared);
            return all;
        }
    }

    private Round round(int seed, SplittableRandom random, Damage damage) throws IOException {
        store.close();
        directory = Files.createDirectory(home.resolve("seed-" + seed));
        store = open();
        for (int i = 0; i < BATCHES; i++) {
            store.append(Batches.of(store.reserve(Lane.ROUTINE), random.nextInt(50, 3000)))
                    .join();
        }
        store.close();
        damage.inflict();
        int before = drops.drops().size();
        store = open();
        Set<Long> handedOut = handedOut(seed);
        Set<Long> declared = new TreeSet<>();
        for (Drop drop : drops.drops().subList(before, drops.drops().size())) {
            LongStream.rangeClosed(drop.fromSequence(), drop.toSequence()).forEach(declared::add);
        }
        return new Round(handedOut, declared);
    }

    private Set<Long> handedOut(int seed) {
        Set<Long> sequences = new TreeSet<>();
        for (SealedBatch batch : waiting(Lane.ROUTINE)) {
            SealedBatch original = Batches.of(batch.id(), batch.envelope().length);
            assertThat(batch.envelope()).as("seed %d", seed).isEqualTo(original.envelope());
            sequences.add(batch.id().sequence());
        }
        return sequences;
    }

    private static void damage(Path file, SplittableRandom random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (random.nextInt(3) == 0) {
                channel.truncate(random.nextLong(channel.size()));
                return;
            }
            long most = Math.max(2, channel.size() / 50);
            for (long i = random.nextLong(1, most); i > 0; i--) {
                ByteBuffer octet = ByteBuffer.wrap(new byte[] {(byte) random.nextInt()});
                channel.write(octet, random.nextLong(channel.size()));
            }
        }
    }
}
