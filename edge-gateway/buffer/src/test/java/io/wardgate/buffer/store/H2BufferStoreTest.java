package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.health.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class H2BufferStoreTest extends BufferStoreContract {

    private int capacityMegabytes = 512;

    @Override
    BufferStore open() {
        return new H2BufferStore("GW", new BufferSettings(directory, 1, 60, capacityMegabytes), drops, clock);
    }

    @Override
    void close(BufferStore opened) {
        ((H2BufferStore) opened).close();
    }

    @Test
    void rollsBySizeAndDeletesFilesThatAreWhollyAcknowledged() throws IOException {
        List<SealedBatch> appended = appendLarge(Lane.ROUTINE, 40);
        assertThat(databaseFiles()).hasSizeGreaterThan(1);
        assertSame(store.unacknowledged(Lane.ROUTINE, null, 100), appended);

        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 40));
        restart();

        assertThat(databaseFiles()).isEmpty();
        assertThat(store.unacknowledged(Lane.ROUTINE, null, 100)).isEmpty();
    }

    @Test
    void givesUpTheOldestRoutineFileWhenFullAndDeclaresIt() {
        close(store);
        capacityMegabytes = 8;
        store = open();
        appendLarge(Lane.ROUTINE, 300);

        long pending = store.statistics(Lane.ROUTINE).pendingReadings();
        assertThat(drops.drops()).isNotEmpty().allMatch(drop -> drop.reason() == DropReason.STORE_FAILED);
        assertThat(pending
                        + drops.drops().stream().mapToLong(drop -> drop.count()).sum())
                .isEqualTo(3000);
    }

    @Test
    void refusesASecondStoreOnTheSameDirectory() {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use by another gateway process");
    }

    @Test
    void neverRepeatsAnEpochEvenWithoutItsEpochFile() throws IOException {
        List<Long> epochs = new ArrayList<>(List.of(store.epoch()));
        append(Lane.ROUTINE, 1);
        for (int life = 0; life < 3; life++) {
            close(store);
            Files.delete(directory.resolve("epoch"));
            store = open();
            epochs.add(store.epoch());
        }
        assertThat(epochs).doesNotHaveDuplicates();
        assertThat(epochs.get(1)).isGreaterThan(epochs.get(0));
    }

    /** The pipeline seals with one life of the store and may have to hand the batch to the next. */
    @Test
    void keepsABatchThatWasSealedInAnEarlierEpoch() throws IOException {
        SealedBatch earlier = Batches.of(store.reserve(Lane.ROUTINE));
        restart();
        List<SealedBatch> appended = new ArrayList<>(append(Lane.ROUTINE, 1));
        store.append(earlier).join();
        appended.add(0, earlier);

        assertSame(store.unacknowledged(Lane.ROUTINE, null, 10), appended);
        restart();
        assertSame(store.unacknowledged(Lane.ROUTINE, null, 10), appended);

        store.acknowledge(new AckRange(earlier.id().epoch(), Lane.ROUTINE, 1, 1));
        restart();
        assertSame(store.unacknowledged(Lane.ROUTINE, null, 10), appended.subList(1, 2));
    }

    @Test
    void leavesNoThreadBehind() {
        append(Lane.ROUTINE, 1);
        close(store);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(
                        name -> name.startsWith("wardgate-buffer") || name.contains("MVStore") || name.contains("H2"));
    }

    @Test
    void reportsItsFigures() {
        append(Lane.ROUTINE, 2);
        Health health = new BufferHealth((H2BufferStore) store).check();

        assertThat(health.state()).isEqualTo(Health.State.OK);
        assertThat(health.figures()).containsEntry("pendingReadings", 20L).containsEntry("appendedReadings", 20L);
    }

    private List<SealedBatch> appendLarge(Lane lane, int count) {
        List<SealedBatch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SealedBatch batch = Batches.of(store.reserve(lane), 60_000);
            store.append(batch).join();
            batches.add(batch);
        }
        return batches;
    }

    private List<Path> databaseFiles() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.toString().endsWith(".mv.db")).toList();
        }
    }
}
