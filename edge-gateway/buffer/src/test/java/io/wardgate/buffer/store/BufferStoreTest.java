package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.health.Health;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** What every store promises to those who append, drain and acknowledge. */
class BufferStoreTest extends StoreContract {

    @Test
    void handsOutWhatWasAppendedInOrder() {
        List<SealedBatch> appended = append(Lane.ROUTINE, 5);

        assertWaiting(Lane.ROUTINE, appended);
        assertSame(store.unacknowledged(Lane.ROUTINE, appended.get(1).id(), 2), appended.subList(2, 4));
        assertThat(waiting(Lane.ALARM)).isEmpty();
    }

    @Test
    void handsOutUnacknowledgedBatchesOfEarlierLivesFirst() {
        List<SealedBatch> before = append(Lane.ROUTINE, 3);
        acknowledge(before.get(1), before.get(1));
        restart();
        List<SealedBatch> after = append(Lane.ROUTINE, 2);

        assertWaiting(Lane.ROUTINE, List.of(before.get(0), before.get(2), after.get(0), after.get(1)));
    }

    @Test
    void toleratesGapsAndAcknowledgementsThatRepeatOrNameNothing() {
        store.reserve(Lane.ROUTINE);
        SealedBatch second = append(Lane.ROUTINE, 1).get(0);
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 100));
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 100));
        store.acknowledge(new AckRange(12345, Lane.BULK, 1, Long.MAX_VALUE));

        assertThat(second.id().sequence()).isEqualTo(2);
        assertThat(waiting(Lane.ROUTINE)).isEmpty();
        assertThat(store.statistics(Lane.ROUTINE).acknowledgedBatches()).isEqualTo(1);
    }

    @Test
    void declaresARefusedBatchAndNeverHandsItOutAgain() throws IOException {
        List<SealedBatch> appended = append(Lane.ALARM, 2);
        long epoch = store.epoch();
        store.refuse(appended.get(0).id(), "another body under the same id");
        restart();

        assertWaiting(Lane.ALARM, appended.subList(1, 2));
        assertThat(drops.drops())
                .containsOnly(new Drop(0, Lane.ALARM, 0, 1, 1, READINGS, DropReason.BATCH_REFUSED, epoch));
        assertThat(directory.resolve("quarantine")).isDirectoryContaining("glob:**/refused-alarm-*.envelope");
    }

    @Test
    void countsWhatItHolds() {
        append(Lane.ROUTINE, 4);
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 3));

        assertThat(store.statistics(Lane.ROUTINE)).isEqualTo(new LaneStatistics(4, 40, 3, 1, 10, 200, 0, 1));
    }

    @Test
    void tellsListenersOfEachAppend() {
        AtomicInteger told = new AtomicInteger();
        store.onAppend(told::incrementAndGet);
        append(Lane.EMERGENCY, 1);

        await().untilAtomic(told, Matchers.is(1));
    }

    @Test
    void refusesToAppendAfterClose() {
        store.close();

        assertThat(store.append(Batches.of(new BatchId(GATEWAY, store.epoch(), Lane.ROUTINE, 1))))
                .isCompletedExceptionally();
    }

    @Test
    void rollsBySizeAndDeletesFilesThatAreWhollyAcknowledged() throws IOException {
        List<SealedBatch> appended = append(Lane.ROUTINE, 40, 60_000);
        assertThat(dataFiles()).hasSizeGreaterThan(1);
        assertWaiting(Lane.ROUTINE, appended);

        acknowledge(appended.get(0), appended.get(39));
        restart();

        assertThat(dataFiles()).isEmpty();
        assertThat(waiting(Lane.ROUTINE)).isEmpty();
    }

    @Test
    void rollsByAge() {
        append(Lane.ROUTINE, 1);
        clock.advanceMinutes(60);
        await().until(() -> {
            append(Lane.ROUTINE, 1);
            return store.statistics(Lane.ROUTINE).files() == 2;
        });
    }

    @Test
    void refusesASecondStoreOnTheSameDirectory() {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use by another gateway process");
    }

    /** The pipeline seals with one life of the store and may have to hand the batch to the next. */
    @Test
    void keepsABatchThatWasSealedInAnEarlierEpoch() {
        SealedBatch earlier = Batches.of(store.reserve(Lane.ROUTINE));
        restart();
        List<SealedBatch> appended = new ArrayList<>(append(Lane.ROUTINE, 1));
        store.append(earlier).join();
        appended.add(0, earlier);

        assertWaiting(Lane.ROUTINE, appended);
        restart();
        assertWaiting(Lane.ROUTINE, appended);

        acknowledge(earlier, earlier);
        restart();
        assertWaiting(Lane.ROUTINE, appended.subList(1, 2));
    }

    @Test
    void leavesNoThreadBehind() {
        append(Lane.ROUTINE, 1);
        store.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(
                        name -> name.startsWith("wardgate-buffer") || name.contains("MVStore") || name.contains("H2"));
    }

    @Test
    void reportsItsFigures() {
        append(Lane.ROUTINE, 2);
        Health health = store.health().check();

        assertThat(health.state()).isEqualTo(Health.State.OK);
        assertThat(health.figures())
                .containsEntry("pendingReadings", 20L)
                .containsEntry("appendedReadings", 20L)
                .containsEntry("droppedReadings.routine", 0L);
        assertThat(health.figures().get("writtenOctets")).isGreaterThan(400);
    }

    @Test
    void readsOnAfterAReaderWasInterrupted() throws InterruptedException {
        List<SealedBatch> appended = append(Lane.ROUTINE, 20);
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                waiting(Lane.ROUTINE);
            }
        });
        reader.start();
        reader.interrupt();
        reader.join();

        assertWaiting(Lane.ROUTINE, appended);
        assertThat(drops.drops()).isEmpty();
    }
}
