package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.buffer.file.FileKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fails at opening, in a write or at a sync: the batch is refused, and taken when the disk is well. */
class FailingDiskTest {

    @TempDir
    Path directory;

    private final FailingDisk disk = new FailingDisk();
    private final DropBook drops = new DropBook();
    private FileBufferStore store;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private FileBufferStore open() {
        BufferSettings settings = new BufferSettings(directory, FileKind.LOG, 1, 60, 512, 10, 3000);
        return new FileBufferStore(settings, "GW", new TestClock(), drops, disk);
    }

    @ParameterizedTest
    @EnumSource(FailingDisk.Fault.class)
    void goesOnWithTheSameBatchInAFreshFile(FailingDisk.Fault fault) {
        SealedBatch before = append(Lane.ROUTINE);
        if (fault == FailingDisk.Fault.OPEN) {
            store.close();
            store = open();
        }
        disk.fault = fault;
        SealedBatch failed = Batches.of(store.reserve(Lane.ROUTINE));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> store.append(failed).join())
                    .hasCauseInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("free disk space");
        }
        disk.fault = null;
        store.append(failed).join();

        assertThat(waiting(Lane.ROUTINE)).usingRecursiveComparison().isEqualTo(List.of(before, failed));
        store.acknowledge(
                new AckRange(failed.id().epoch(), Lane.ROUTINE, 1, failed.id().sequence()));
        store.close();
        store = open();
        assertThat(waiting(Lane.ROUTINE))
                .as("half-written frames must not come back")
                .hasSizeLessThan(2);
        assertThat(drops.drops()).isEmpty();
    }

    @Test
    void aLaneThatCannotBeWrittenStopsNoOther() {
        disk.where = "routine";
        disk.fault = FailingDisk.Fault.SYNC;

        assertThatThrownBy(() -> append(Lane.ROUTINE)).hasMessageContaining("Input/output error");
        SealedBatch alarm = append(Lane.ALARM);

        assertThat(waiting(Lane.ALARM)).usingRecursiveComparison().isEqualTo(List.of(alarm));
        assertThat(store.health().check().summary()).contains("Input/output error");
    }

    private SealedBatch append(Lane lane) {
        SealedBatch batch = Batches.of(store.reserve(lane));
        store.append(batch).join();
        return batch;
    }

    private List<SealedBatch> waiting(Lane lane) {
        return store.unacknowledged(lane, null, 100);
    }
}
