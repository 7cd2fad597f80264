package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.buffer.LaneStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises; each implementation runs it. */
abstract class BufferStoreContract {

    @TempDir
    Path directory;

    final DropBook drops = new DropBook();
    final TestClock clock = new TestClock();
    BufferStore store;

    abstract BufferStore open();

    abstract void close(BufferStore store);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        close(store);
    }

    @Test
    void handsOutWhatWasAppendedInOrder() {
        List<SealedBatch> appended = append(Lane.ROUTINE, 5);

        assertSame(store.unacknowledged(Lane.ROUTINE, null, 10), appended);
        assertSame(store.unacknowledged(Lane.ROUTINE, appended.get(1).id(), 2), appended.subList(2, 4));
        assertThat(store.unacknowledged(Lane.ALARM, null, 10)).isEmpty();
    }

    @Test
    void handsOutUnacknowledgedBatchesOfEarlierLivesFirst() {
        List<SealedBatch> before = append(Lane.ROUTINE, 3);
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 2, 2));
        restart();
        List<SealedBatch> after = append(Lane.ROUTINE, 2);

        assertSame(
                store.unacknowledged(Lane.ROUTINE, null, 10),
                List.of(before.get(0), before.get(2), after.get(0), after.get(1)));
    }

    @Test
    void givesEachLifeAGreaterEpochAndCountsFromOne() {
        long first = store.epoch();
        append(Lane.ROUTINE, 3);
        restart();

        assertThat(store.epoch()).isGreaterThan(first);
        assertThat(store.reserve(Lane.ROUTINE).sequence()).isEqualTo(1);
    }

    @Test
    void toleratesGapsAndAcknowledgementsThatRepeatOrNameNothing() {
        store.reserve(Lane.ROUTINE);
        SealedBatch second = append(Lane.ROUTINE, 1).get(0);
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 100));
        store.acknowledge(new AckRange(store.epoch(), Lane.ROUTINE, 1, 100));
        store.acknowledge(new AckRange(12345, Lane.BULK, 1, Long.MAX_VALUE));

        assertThat(second.id().sequence()).isEqualTo(2);
        assertThat(store.unacknowledged(Lane.ROUTINE, null, 10)).isEmpty();
        assertThat(store.statistics(Lane.ROUTINE).acknowledgedBatches()).isEqualTo(1);
    }

    @Test
    void declaresARefusedBatchAndNeverHandsItOutAgain() {
        List<SealedBatch> appended = append(Lane.ALARM, 2);
        store.refuse(appended.get(0).id(), "another body under the same id");
        restart();

        assertSame(store.unacknowledged(Lane.ALARM, null, 10), appended.subList(1, 2));
        assertThat(drops.drops()).containsExactly(new Drop(0, Lane.ALARM, 0, 1, 1, 10, DropReason.BATCH_REFUSED));
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
        close(store);

        assertThat(store.append(Batches.of(new BatchId("GW", store.epoch(), Lane.ROUTINE, 1))))
                .isCompletedExceptionally();
    }

    List<SealedBatch> append(Lane lane, int count) {
        List<SealedBatch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SealedBatch batch = Batches.of(store.reserve(lane));
            store.append(batch).join();
            batches.add(batch);
        }
        return batches;
    }

    void restart() {
        close(store);
        store = open();
    }

    static void assertSame(List<SealedBatch> actual, List<SealedBatch> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
}
