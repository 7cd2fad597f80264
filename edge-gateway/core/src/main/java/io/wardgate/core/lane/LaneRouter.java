package io.wardgate.core.lane;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts each reading into the queue of its lane, and wakes the sealer when one must not wait. Emergencies have a queue of
 * their own, so no flood of routine readings can push one out.
 *
 * <p>{@link #route} is called under the pipeline's lock; the rest is safe from any thread.
 */
public final class LaneRouter {

    /** Emergencies held at most: twenty for each of 200 bands. */
    static final int EMERGENCY_CAPACITY = 4_096;

    private final LaneQueue emergency = new LaneQueue(EMERGENCY_CAPACITY);
    private final LaneQueue routine;
    private final int wakeAtReadings;
    private final DropRegister drops;
    private final Runnable wakeSealer;
    private final AtomicLong overflowed = new AtomicLong();

    /**
     * @param routineCapacity readings held at most for the routine lane
     * @param wakeAtReadings routine readings that make a full batch
     * @param wakeSealer called after an emergency or when a batch is full; must return at once
     */
    public LaneRouter(int routineCapacity, int wakeAtReadings, DropRegister drops, Runnable wakeSealer) {
        this.routine = new LaneQueue(routineCapacity);
        this.wakeAtReadings = wakeAtReadings;
        this.drops = drops;
        this.wakeSealer = wakeSealer;
    }

    public void route(Reading reading) {
        if (reading.isEmergency()) {
            add(emergency, Lane.EMERGENCY, reading);
            wakeSealer.run();
        } else {
            add(routine, Lane.ROUTINE, reading);
            if (routine.size() == wakeAtReadings) {
                wakeSealer.run();
            }
        }
    }

    /** Moves up to so many of the oldest readings of a lane into the list. */
    public void take(Lane lane, int atMost, List<Reading> into) {
        queue(lane).take(atMost, into);
    }

    /** Readings that wait for the sealer. */
    public int queued(Lane lane) {
        return queue(lane).size();
    }

    /** Readings given up because a queue was full. */
    public long overflowed() {
        return overflowed.get();
    }

    /** The end: what nobody will take any more is declared lost. */
    public void declareRemaining() {
        for (Lane lane : new Lane[] {Lane.EMERGENCY, Lane.ROUTINE}) {
            List<Reading> left = new ArrayList<>();
            take(lane, Integer.MAX_VALUE, left);
            left.forEach(reading -> declare(lane, reading, DropReason.STORE_FAILED));
        }
    }

    private void add(LaneQueue queue, Lane lane, Reading reading) {
        Reading gone = queue.add(reading);
        if (gone != null) {
            overflowed.incrementAndGet();
            declare(lane, gone, DropReason.LANE_QUEUE_FULL);
        }
    }

    private void declare(Lane lane, Reading lost, DropReason reason) {
        drops.declare(new Drop(lost.deviceId(), lane, lost.boot(), lost.sequence(), lost.sequence(), 1, reason));
    }

    private LaneQueue queue(Lane lane) {
        return switch (lane) {
            case EMERGENCY -> emergency;
            case ROUTINE -> routine;
            case ALARM, BULK -> throw new IllegalArgumentException("no readings travel in lane " + lane);
        };
    }
}
