package io.wardgate.buffer.file;

import java.util.Comparator;

/** Place of a batch within its lane; ordered by epoch, then sequence. */
public record BatchKey(long epoch, long sequence) implements Comparable<BatchKey> {

    private static final Comparator<BatchKey> ORDER =
            Comparator.comparingLong(BatchKey::epoch).thenComparingLong(BatchKey::sequence);

    @Override
    public int compareTo(BatchKey other) {
        return ORDER.compare(this, other);
    }
}
