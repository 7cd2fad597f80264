package io.wardgate.api.buffer;

import io.wardgate.api.batch.Lane;

/** Batches {@code fromSequence} to {@code toSequence}, both inclusive, of one epoch and lane. */
public record AckRange(long epoch, Lane lane, long fromSequence, long toSequence) {

    public AckRange {
        if (fromSequence > toSequence) {
            throw new IllegalArgumentException("range runs backwards: " + fromSequence + " > " + toSequence);
        }
    }
}
