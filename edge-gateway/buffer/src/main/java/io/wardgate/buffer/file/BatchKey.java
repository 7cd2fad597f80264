package io.wardgate.buffer.file;

import io.wardgate.api.batch.BatchId;
import java.util.Comparator;

/** Place of an entry within its series; ordered by epoch, then sequence. */
public record BatchKey(long epoch, long sequence) implements Comparable<BatchKey> {

    private static final Comparator<BatchKey> ORDER =
            Comparator.comparingLong(BatchKey::epoch).thenComparingLong(BatchKey::sequence);

    public static BatchKey of(BatchId id) {
        return new BatchKey(id.epoch(), id.sequence());
    }

    /** Whether this is the very next after the other, in the same epoch. */
    public boolean follows(BatchKey other) {
        return epoch == other.epoch && sequence == other.sequence + 1;
    }

    @Override
    public int compareTo(BatchKey other) {
        return ORDER.compare(this, other);
    }
}
