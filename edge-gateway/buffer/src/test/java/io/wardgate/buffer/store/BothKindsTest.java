package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.buffer.file.FileKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kind of files may be changed at any start: what lies there is drained all the same. */
class BothKindsTest extends StoreContract {

    @Test
    void drainsFilesOfTheOtherKind() throws IOException {
        List<SealedBatch> all = new ArrayList<>(append(Lane.ROUTINE, 3));
        kind = kind == FileKind.H2 ? FileKind.LOG : FileKind.H2;
        restart();
        all.addAll(append(Lane.ROUTINE, 2));

        assertThat(dataFiles()).hasSize(2);
        assertWaiting(Lane.ROUTINE, all);

        acknowledge(all.get(0), all.get(2));
        restart();
        assertThat(dataFiles()).hasSize(1);
        assertWaiting(Lane.ROUTINE, all.subList(3, 5));
    }
}
