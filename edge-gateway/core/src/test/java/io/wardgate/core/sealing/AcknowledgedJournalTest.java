package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedJournalTest {

    @TempDir
    Path directory;

    private final SealedBatch batch =
            new SealedBatch(new BatchId("GW-1", 7, Lane.ROUTINE, 3), 12, new byte[] {'a', 'b', 'c'});

    @Test
    void appendsOneLineABatchWithTheHashOfItsEnvelope() {
        Path file = directory.resolve("audit");
        for (int life = 0; life < 2; life++) {
            AcknowledgedJournal journal = AcknowledgedJournal.in(file);
            journal.acknowledged(batch);
            journal.close();
        }

        String line = "7 2 3 12 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n";
        assertThat(file).hasContent(line + line);
    }

    @Test
    void letsTheDataGoOnWhenItCannotBeWritten() {
        AcknowledgedJournal journal = AcknowledgedJournal.in(directory.resolve("missing/audit"));

        journal.acknowledged(batch);
        journal.acknowledged(batch);

        assertThat(directory.resolve("missing")).doesNotExist();
    }
}
