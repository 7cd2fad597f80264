package io.wardgate.receiver.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.receiver.Batches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Batches of ten readings each. */
class IngestQueueTest {

    private final IngestQueue queue = new IngestQueue();
    private final Inspector inspector = new Inspector(InstantSource.system());

    @Test
    void aGroupHasNoMoreReadingsThanItMayBecauseAnEmergencyWaitsForAll() throws Exception {
        offer(Lane.BULK, 1, 2, 3);
        assertThat(take(25)).containsExactly(1L, 2L);
        assertThat(take(25)).containsExactly(3L);
    }

    @Test
    void aBatchThatIsLargerThanAGroupMayBeGoesAlone() throws Exception {
        offer(Lane.BULK, 1, 2);
        assertThat(take(5)).containsExactly(1L);
        assertThat(take(5)).containsExactly(2L);
    }

    @Test
    void emergenciesGoFirstAndAlone() throws Exception {
        offer(Lane.BULK, 1, 2);
        offer(Lane.ROUTINE, 3);
        offer(Lane.EMERGENCY, 4);
        assertThat(take(100)).containsExactly(4L);
        assertThat(take(100)).containsExactly(3L, 1L, 2L);
    }

    @Test
    void oneBulkBatchGoesWithEachGroupHoweverMuchIsAlive() throws Exception {
        offer(Lane.ROUTINE, 1, 2, 3);
        offer(Lane.BULK, 4, 5);
        assertThat(take(20)).containsExactly(1L, 2L, 4L);
    }

    private void offer(Lane lane, long... sequences) {
        for (long sequence : sequences) {
            BatchId id = new BatchId(Batches.GATEWAY, Batches.EPOCH, lane, sequence);
            byte[] envelope = Batches.seal(id, Batches.readings(sequence), List.of(), null);
            queue.offer(inspector.inspect(Batches.GATEWAY, "peer", envelope, verdict -> {}));
        }
    }

    private List<Long> take(int readings) throws InterruptedException {
        return queue.take(Duration.ZERO, readings).stream()
                .map(arrival -> Objects.requireNonNull(arrival.id()).sequence())
                .toList();
    }
}
