package io.wardgate.receiver.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands arrivals from the transports' threads to the one writer, emergencies first.
 *
 * <p>Two queues, each with its own bound: an emergency never waits behind a backlog. The bound works by back-pressure:
 * {@link #offer} always takes what was already read from the wire and says when to stop reading.
 */
public final class IngestQueue {

    static final int GROUP_BATCHES = 500;
    static final int GROUP_READINGS = 10_000;

    private static final long GROUP_WAIT_NANOS = Duration.ofMillis(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final BoundedLane emergency = new BoundedLane(1_000, 100_000, 16 << 20);
    private final BoundedLane others = new BoundedLane(4_000, 200_000, 32 << 20);
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
     */
    List<Arrival> take(Duration idle) throws InterruptedException {
        List<Arrival> group = new ArrayList<>();
        List<Runnable> resumable;
        lock.lock();
        try {
            awaitFirst(idle.toNanos());
            if (emergency.isEmpty() && !others.isEmpty()) {
                awaitCompanions();
            }
            BoundedLane lane = emergency.isEmpty() ? others : emergency;
            lane.drainTo(group, GROUP_BATCHES, GROUP_READINGS);
            resumable = lane.takeResumable();
        } finally {
            lock.unlock();
        }
        resumable.forEach(Runnable::run);
        return group;
    }

    private void awaitFirst(long nanos) throws InterruptedException {
        long left = nanos;
        while (emergency.isEmpty() && others.isEmpty() && !closed && left > 0) {
            left = arrived.awaitNanos(left);
        }
    }

    private void awaitCompanions() throws InterruptedException {
        long left = GROUP_WAIT_NANOS;
        while (emergency.isEmpty()
                && others.batches() < GROUP_BATCHES
                && others.readings() < GROUP_READINGS
                && !closed
                && left > 0) {
            left = arrived.awaitNanos(left);
        }
    }

    /** Whether nothing more will come: closed and empty. */
    boolean isDrained() {
        lock.lock();
        try {
            return closed && emergency.isEmpty() && others.isEmpty();
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
            return emergency.batches() + others.batches();
        } finally {
            lock.unlock();
        }
    }

    private BoundedLane laneOf(Arrival arrival) {
        return arrival.isEmergency() ? emergency : others;
    }
}
