package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands arrivals from the transports' threads to the one writer, emergencies first.
 *
 * <p>Three queues, each with its own bound: an emergency waits for nothing but the group that is being written, and what
 * is alive does not wait behind a backlog, of which still at least one batch goes with each group. The bound works by back-pressure: {@link
 * #offer} always takes what was already read from the wire and says when to stop reading.
 */
public final class IngestQueue {

    static final int GROUP_BATCHES = 500;
    static final int BATCHES = 4_000;
    static final long READINGS = 200_000;

    private static final long GROUP_WAIT_NANOS = Duration.ofMillis(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final BoundedLane emergency = new BoundedLane(1_000, 100_000, 16 << 20);
    private final BoundedLane live = new BoundedLane(BATCHES, READINGS, 32 << 20);
    private final BoundedLane bulk = new BoundedLane(BATCHES, READINGS, 32 << 20);
    private boolean closed;

    /** Takes an arrival. False: there is no more room, stop reading until {@link #whenRoom} calls. */
    public boolean offer(Arrival arrival) {
        lock.lock();
        try {
            BoundedLane lane = laneOf(arrival);
            lane.add(arrival);
            arrived.signal();
            return !lane.isFull();
        } finally {
            lock.unlock();
        }
    }

    /** Calls once, from the writer thread or this one, when there is room again where this arrival went. */
    public void whenRoom(Arrival refusedBecauseOf, Runnable resume) {
        lock.lock();
        try {
            BoundedLane lane = laneOf(refusedBecauseOf);
            if (lane.isFull()) {
                lane.waiting(resume);
                return;
            }
        } finally {
            lock.unlock();
        }
        resume.run();
    }

    /**
     * The next group, called by the writer alone. Emergencies come alone and at once; others are collected for up to
     * 5 ms. Empty if nothing came within the idle time or the queue is closed.
     *
     * @param readingLimit how many readings a group may have; only a first batch of a lane may exceed it
     */
    List<Arrival> take(Duration idle, int readingLimit) throws InterruptedException {
        List<Arrival> group = new ArrayList<>();
        List<Runnable> resumable = new ArrayList<>();
        lock.lock();
        try {
            awaitFirst(idle.toNanos());
            if (emergency.isEmpty() && !isEmpty()) {
                awaitCompanions(readingLimit);
            }
            if (emergency.isEmpty()) {
                int taken = live.drainTo(group, GROUP_BATCHES, readingLimit);
                bulk.drainTo(group, GROUP_BATCHES + group.size(), Math.max(1, readingLimit - taken));
                resumable.addAll(live.takeResumable());
                resumable.addAll(bulk.takeResumable());
            } else {
                emergency.drainTo(group, GROUP_BATCHES, readingLimit);
                resumable.addAll(emergency.takeResumable());
            }
        } finally {
            lock.unlock();
        }
        resumable.forEach(Runnable::run);
        return group;
    }

    private void awaitFirst(long nanos) throws InterruptedException {
        long left = nanos;
        while (isEmpty() && !closed && left > 0) {
            left = arrived.awaitNanos(left);
        }
    }

    private void awaitCompanions(int readingLimit) throws InterruptedException {
        long left = GROUP_WAIT_NANOS;
        while (emergency.isEmpty()
                && live.batches() + bulk.batches() < GROUP_BATCHES
                && live.readings() + bulk.readings() < readingLimit
                && !closed
                && left > 0) {
            left = arrived.awaitNanos(left);
        }
    }

    private boolean isEmpty() {
        return emergency.isEmpty() && live.isEmpty() && bulk.isEmpty();
    }

    /** Whether nothing more will come: closed and empty. */
    boolean isDrained() {
        lock.lock();
        try {
            return closed && isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the writer finish what is in here and end. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Batches that wait. */
    public int size() {
        lock.lock();
        try {
            return emergency.batches() + live.batches() + bulk.batches();
        } finally {
            lock.unlock();
        }
    }

    /** How full the fuller of the two queues without emergencies is, 0 to 1 and a little more. */
    double fill() {
        lock.lock();
        try {
            return Math.max(live.fill(), bulk.fill());
        } finally {
            lock.unlock();
        }
    }

    private BoundedLane laneOf(Arrival arrival) {
        if (arrival.isEmergency()) {
            return emergency;
        }
        BatchId id = arrival.id();
        return id != null && id.lane() == Lane.BULK ? bulk : live;
    }
}
