package io.wardgate.core.sealing;

import java.util.concurrent.atomic.AtomicLong;

/** What the sealer did since start. Written by its thread, read by any. */
public final class SealerCounters {

    final AtomicLong sealedBatches = new AtomicLong();
    final AtomicLong storedBatches = new AtomicLong();
    final AtomicLong storedReadings = new AtomicLong();
    final AtomicLong storeFailures = new AtomicLong();
    final AtomicLong givenUpBatches = new AtomicLong();
    final AtomicLong urgentFailures = new AtomicLong();
    final AtomicLong unstored = new AtomicLong();
    final AtomicLong lastSealMicros = new AtomicLong();
    final AtomicLong lastCommitMicros = new AtomicLong();

    public long sealedBatches() {
        return sealedBatches.get();
    }

    /** Batches that the store acknowledged. */
    public long storedBatches() {
        return storedBatches.get();
    }

    public long storedReadings() {
        return storedReadings.get();
    }

    /** Tries to store that failed. */
    public long storeFailures() {
        return storeFailures.get();
    }

    /** Batches that never reached the store and were declared lost. */
    public long givenUpBatches() {
        return givenUpBatches.get();
    }

    /** Emergency batches that the outlet refused by throwing; the stored copy goes out later. */
    public long urgentFailures() {
        return urgentFailures.get();
    }

    /** Sealed batches that are not on the disk now. */
    public long unstored() {
        return unstored.get();
    }

    public long lastSealMicros() {
        return lastSealMicros.get();
    }

    /** From the sealing of the last stored batch to the store's promise that it survives a power cut. */
    public long lastCommitMicros() {
        return lastCommitMicros.get();
    }
}
