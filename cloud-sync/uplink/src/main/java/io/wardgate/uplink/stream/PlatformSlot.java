package io.wardgate.uplink.stream;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The place of one connection of the platform. A newer one replaces the older, whether that is in use or still waits:
 * after a silent loss of the line the platform connects again long before this side notices.
 *
 * <p>Safe from any thread: the acceptor offers, the connection's thread takes.
 */
final class PlatformSlot {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private @Nullable MessageSocket waiting;
    private @Nullable MessageSocket used;
    private boolean closed;

    void offer(MessageSocket newer) {
        lock.lock();
        try {
            close(waiting);
            close(used);
            waiting = newer;
            used = null;
            if (closed) {
                close(newer);
                waiting = null;
            }
            offered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a connection as long as that takes. */
    MessageSocket take(Turn turn) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (waiting == null && !turn.aborted && !closed) {
                offered.await();
            }
            MessageSocket taken = waiting;
            if (taken == null || turn.aborted) {
                throw new IOException("no longer waiting for the platform");
            }
            waiting = null;
            used = taken;
            turn.taken = taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Ends one taking, or what was taken by it. */
    void abort(Turn turn) {
        lock.lock();
        try {
            turn.aborted = true;
            close(turn.taken);
            offered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more in, and closes what is there. */
    void close() {
        lock.lock();
        try {
            closed = true;
            close(waiting);
            close(used);
            waiting = null;
            offered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void close(@Nullable MessageSocket socket) {
        if (socket != null) {
            socket.close();
        }
    }

    /** One session's claim; guarded by the slot's lock. */
    static final class Turn {
        private boolean aborted;
        private @Nullable MessageSocket taken;
    }
}
