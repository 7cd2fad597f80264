package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.nio.file.Path;

/** Appends batches one by one and prints each id after its acknowledgement: {@code <directory> <count>}. */
public final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        BufferSettings settings = new BufferSettings(Path.of(arguments[0]), 1, 60, 512);
        try (H2BufferStore store = new H2BufferStore("GW", settings, drop -> {}, new TestClock())) {
            for (int i = 0; i < count; i++) {
                SealedBatch batch = Batches.of(store.reserve(Lane.ROUTINE), 2000);
                store.append(batch).join();
                System.out.println(batch.id().epoch() + "/" + batch.id().sequence() + ";");
            }
        }
    }
}
