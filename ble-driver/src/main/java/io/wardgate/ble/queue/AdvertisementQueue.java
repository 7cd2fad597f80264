package io.wardgate.ble.queue;

import io.wardgate.api.advertisement.Advertisement;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hand-over from the one thread that reads a radio to the one that feeds the pipeline, so that a slow pipeline never
 * makes the radio's line overflow uncounted.
 *
 * <p>Probable emergencies have a queue of their own that is served first: a flood of routine advertisements can
 * neither displace nor delay them. A full queue drops its oldest, because a newer advertisement of a band repeats the
 * older one's records. Always: put = taken + dropped + size. See docs/adr/0012.
 */
public final class AdvertisementQueue {

    /** Room for emergencies: 400 bands that all cry, twice over. */
    public static final int URGENT_CAPACITY = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Advertisement> routine;
    private final ArrayDeque<Advertisement> urgent = new ArrayDeque<>(URGENT_CAPACITY);
    private final int routineCapacity;
    private long droppedRoutine;
    private long droppedUrgent;

    public AdvertisementQueue(int routineCapacity) {
        this.routineCapacity = routineCapacity;
        routine = new ArrayDeque<>(routineCapacity);
    }

    /** Puts one in; never waits for room. */
    public void put(Advertisement advertisement, boolean isUrgent) {
        lock.lock();
        try {
            if (isUrgent) {
                if (urgent.size() == URGENT_CAPACITY) {
                    urgent.removeFirst();
                    droppedUrgent++;
                }
                urgent.addLast(advertisement);
            } else {
                if (routine.size() == routineCapacity) {
                    routine.removeFirst();
                    droppedRoutine++;
                }
                routine.addLast(advertisement);
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest urgent one, else the oldest; null if none came within the time. */
    public @Nullable Advertisement take(long timeoutMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (urgent.isEmpty() && routine.isEmpty()) {
                if (left <= 0) {
                    return null;
                }
                left = filled.awaitNanos(left);
            }
            return urgent.isEmpty() ? routine.pollFirst() : urgent.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all that waits, and counts it. */
    public void dropAll() {
        lock.lock();
        try {
            droppedRoutine += routine.size();
            droppedUrgent += urgent.size();
            routine.clear();
            urgent.clear();
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return urgent.size() + routine.size();
        } finally {
            lock.unlock();
        }
    }

    public long droppedRoutine() {
        lock.lock();
        try {
            return droppedRoutine;
        } finally {
            lock.unlock();
        }
    }

    public long droppedUrgent() {
        lock.lock();
        try {
            return droppedUrgent;
        } finally {
            lock.unlock();
        }
    }
}
