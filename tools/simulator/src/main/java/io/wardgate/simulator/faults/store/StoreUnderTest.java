package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.H2BufferStore;
import java.nio.file.Path;

/** An open store. The one place of the suite that names the product's classes: all else uses the contract. */
public final class StoreUnderTest implements AutoCloseable {

    private static final int ROLL_MEGABYTES = 1;
    private static final int ROLL_MINUTES = 60;

    private final BufferStore store;
    private final Runnable closing;

    private StoreUnderTest(BufferStore store, Runnable closing) {
        this.store = store;
        this.closing = closing;
    }

    /** Opens it with small files, so that they roll often. */
    public static StoreUnderTest open(StoreKind kind, Path directory, int capacityMegabytes, DropRegister drops) {
        return open(kind, SampleBatches.GATEWAY, directory, capacityMegabytes, drops);
    }

    /** Opens that of a gateway with another name. */
    public static StoreUnderTest open(
            StoreKind kind, String gateway, Path directory, int capacityMegabytes, DropRegister drops) {
        BufferSettings settings = new BufferSettings(directory, ROLL_MEGABYTES, ROLL_MINUTES, capacityMegabytes);
        return switch (kind) {
            case H2 -> {
                H2BufferStore h2 = new H2BufferStore(gateway, settings, drops, new PlainClock());
                yield new StoreUnderTest(h2, h2::close);
            }
        };
    }

    public BufferStore store() {
        return store;
    }

    @Override
    public void close() {
        closing.run();
    }
}
