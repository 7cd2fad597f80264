package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.buffer.file.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches take the place of others: at every moment one of the two is on the disk. */
class ReplaceTest extends StoreContract {

    @TempDir
    Path other;

    @Test
    void settlesTheOldOnesAfterTheNewOnesReachedTheDisk() {
        List<SealedBatch> old = append(Lane.ROUTINE, 4);
        SealedBatch fresh = Batches.of(store.reserve(Lane.BULK), 500);

        store.replace(List.of(fresh), ids(old.subList(0, 3))).join();
        restart();

        assertWaiting(Lane.ROUTINE, old.subList(3, 4));
        assertWaiting(Lane.BULK, List.of(fresh));
    }

    /** What is settled is noted later than the new batches: a kill in between finds both. */
    @Test
    void leavesBothAfterACrashInBetween() throws IOException {
        List<SealedBatch> old = append(Lane.ROUTINE, 2);
        SealedBatch fresh = Batches.of(store.reserve(Lane.ROUTINE), 500);
        store.replace(List.of(fresh), ids(old)).join();
        Path killed = other.resolve("killed");
        copy(directory, killed);

        try (FileBufferStore after = open(killed)) {
            assertSame(after.unacknowledged(Lane.ROUTINE, null, 10), List.of(old.get(0), old.get(1), fresh));
        }
        assertWaiting(Lane.ROUTINE, List.of(fresh));
    }

    @Test
    void leavesTheOldOnesAloneIfANewOneCannotBeStored() {
        List<SealedBatch> old = append(Lane.ROUTINE, 2);
        SealedBatch good = Batches.of(store.reserve(Lane.ROUTINE));
        SealedBatch tooLarge = new SealedBatch(store.reserve(Lane.ROUTINE), 1, new byte[Frame.MAX_ENTRY_OCTETS + 1]);

        CompletableFuture<Void> replaced = store.replace(List.of(good, tooLarge), ids(old));
        assertThatThrownBy(replaced::join).hasCauseInstanceOf(StoreException.class);
        restart();

        assertWaiting(Lane.ROUTINE, old);
    }

    private static List<BatchId> ids(List<SealedBatch> batches) {
        return batches.stream().map(SealedBatch::id).toList();
    }
}
