package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.file.FileKind;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.FileBufferStore;
import java.nio.file.Path;

/** An open store. The one place of the suite that names the product's classes: all else uses the contract. */
public final class StoreUnderTest implements AutoCloseable {

    private static final int ROLL_MEGABYTES = 1;
    private static final int ROLL_MINUTES = 60;
    private static final int GRACE_MINUTES = 10;
    private static final int FLASH_MEGABYTES_PER_DAY = 3_000;

    private final FileBufferStore store;

    private StoreUnderTest(FileBufferStore store) {
        this.store = store;
    }

    /** Opens it with small files, so that they roll often. */
    public static StoreUnderTest open(StoreKind kind, Path directory, int capacityMegabytes, DropRegister drops) {
        return open(kind, SampleBatches.GATEWAY, directory, capacityMegabytes, drops);
    }

    /** Opens that of a gateway with another name. */
    public static StoreUnderTest open(
            StoreKind kind, String gateway, Path directory, int capacityMegabytes, DropRegister drops) {
        return open(kind, gateway, directory, capacityMegabytes, ROLL_MEGABYTES, new PlainClock(), drops);
    }

    /** Opens one with all that can be chosen. */
    public static StoreUnderTest open(
            StoreKind kind,
            String gateway,
            Path directory,
            int capacityMegabytes,
            int rollMegabytes,
            GatewayClock clock,
            DropRegister drops) {
        BufferSettings settings = new BufferSettings(
                directory,
                FileKind.valueOf(kind.name()),
                rollMegabytes,
                ROLL_MINUTES,
                capacityMegabytes,
                GRACE_MINUTES,
                FLASH_MEGABYTES_PER_DAY);
        return new StoreUnderTest(new FileBufferStore(settings, gateway, clock, drops));
    }

    public BufferStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
