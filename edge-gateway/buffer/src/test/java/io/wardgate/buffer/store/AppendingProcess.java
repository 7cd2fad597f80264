package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.buffer.file.FileKind;
import java.nio.file.Path;

/** Appends batches one by one and prints each id after its acknowledgement: {@code <directory> <H2|LOG> <count>}. */
public final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[2]);
        BufferSettings settings =
                new BufferSettings(Path.of(arguments[0]), FileKind.valueOf(arguments[1]), 1, 60, 512, 10, 3000);
        try (FileBufferStore store = new FileBufferStore(settings, "GW", new TestClock(), drop -> {})) {
            for (int i = 0; i < count; i++) {
                SealedBatch batch = Batches.of(store.reserve(Lane.ROUTINE), 2000);
                store.append(batch).join();
                System.out.println(batch.id().epoch() + "/" + batch.id().sequence() + ";");
            }
        }
    }
}
