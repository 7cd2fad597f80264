package io.wardgate.core.lane;

import io.wardgate.api.reading.Reading;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of readings of one lane. When it is full, the oldest reading gives way: the newest vitals are worth
 * most, and the loss is declared by the caller.
 *
 * <p>Safe from any thread: the pipeline adds, the sealer takes.
 */
public final class LaneQueue {

    private final int capacity;
    private final ArrayDeque<Reading> readings = new ArrayDeque<>();

    public LaneQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("lane queue is " + capacity + "; allowed: 1 or more");
        }
        this.capacity = capacity;
    }

    /** Adds a reading; returns the one that had to give way, or null. */
    public synchronized @Nullable Reading add(Reading reading) {
        Reading gone = readings.size() >= capacity ? readings.pollFirst() : null;
        readings.addLast(reading);
        return gone;
    }

    /** Moves up to so many of the oldest readings into the list. */
    public synchronized void take(int atMost, List<Reading> into) {
        for (int taken = 0; taken < atMost && !readings.isEmpty(); taken++) {
            into.add(readings.removeFirst());
        }
    }

    public synchronized int size() {
        return readings.size();
    }
}
