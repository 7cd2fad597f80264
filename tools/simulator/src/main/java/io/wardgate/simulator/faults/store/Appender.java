package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Uses a store in this process and writes down in the ledger what it says. Not thread-safe. */
public final class Appender {

    private static final int DEVICES = 16;

    private final Ledger ledger;
    private final SampleBatches batches;

    private long readings;

    public Appender(Ledger ledger, SplittableRandom random) {
        this(ledger, random, 1, DEVICES);
    }

    /** Appends readings of these devices. */
    public Appender(Ledger ledger, SplittableRandom random, long firstDevice, int devices) {
        this.ledger = ledger;
        this.batches = new SampleBatches(random, firstDevice, devices);
    }

    /** Readings in all batches so far. */
    public long readings() {
        return readings;
    }

    /** Appends one batch; the ledger knows of the acknowledgement when the future completes. */
    public CompletableFuture<BatchKey> append(BufferStore store, Lane lane, int mostReadings) {
        SealedBatch batch = batches.next(store.reserve(lane), mostReadings);
        readings += batch.readings();
        BatchKey key = BatchKey.of(batch.id());
        ledger.tried(key, Hash.of(batch.envelope()));
        return store.append(batch).thenApply(done -> {
            ledger.acknowledged(key);
            return key;
        });
    }

    /** Settles one batch, as an answer of the receiver does. */
    public void settle(BufferStore store, BatchKey key) {
        ledger.settled(key);
        store.acknowledge(new AckRange(key.epoch(), key.lane(), key.sequence(), key.sequence()));
    }
}
