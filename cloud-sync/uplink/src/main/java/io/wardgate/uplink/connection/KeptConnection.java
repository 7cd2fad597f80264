package io.wardgate.uplink.connection;

import io.wardgate.api.uplink.UplinkListener;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is kept up for ever. Its thread {@code wardgate-<kind>-<role>} connects, sends, notices the loss,
 * waits and connects again; nobody else touches the session, but to abort it.
 *
 * <p>What waits in its queue when the connection is lost is forgotten: the drain sends everything unanswered again.
 */
final class KeptConnection {

    /** A connection that held this long was a good one: the next pause starts small again. */
    private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long STOP_MILLIS = 10_000;
    private static final byte[] WAKE_UP = new byte[0];
    private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);

    private final Line line;
    private final Role role;
    private final UplinkListener listener;
    private final ReconnectPause pause;
    private final BlockingQueue<byte[]> outgoing;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Why it could not connect, as last said: an outage of hours is one line a reason, not one a try. */
    private @Nullable String saidReason;

    private volatile boolean up;
    private volatile @Nullable String lost;
    private volatile @Nullable LineSession current;

    KeptConnection(Line line, Role role, int queue, UplinkListener listener, RandomGenerator random) {
        this.line = line;
        this.role = role;
        this.listener = listener;
        this.pause = new ReconnectPause(random, role.longestPauseMillis());
        this.outgoing = new LinkedBlockingQueue<>(queue);
        this.thread = new Thread(this::run, "wardgate-" + line.kind() + "-" + role.label());
    }

    void start() {
        thread.start();
    }

    boolean isUp() {
        return up;
    }

    /** Leaves an envelope for the thread; false if the connection is down or its queue full. */
    boolean send(byte[] envelope) {
        return up && outgoing.offer(envelope);
    }

    /** Cuts the connection as soon as its thread can; it connects again. */
    void reset(String reason) {
        if (lost == null) {
            lost = reason;
        }
        wake();
    }

    /** Tells the thread to end, and with it the connection. */
    void askToStop() {
        closing.countDown();
        wake();
    }

    void awaitStopped() {
        try {
            thread.join(STOP_MILLIS);
            if (thread.isAlive()) {
                LOG.error("{} does not end; interrupting it", thread.getName());
                thread.interrupt();
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing()) {
                liveOnce();
                long waitMillis = pause.nextMillis();
                if (closing.await(waitMillis, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted; ending", thread.getName());
        }
    }

    /** One connection from connect to loss. */
    private void liveOnce() throws InterruptedException {
        lost = null;
        try (LineSession session = line.open(role, listener::onMessage, this::reset)) {
            current = session;
            if (isClosing()) {
                return;
            }
            session.connect();
            long upSince = System.nanoTime();
            up = true;
            saidReason = null;
            LOG.info("{} is connected to {}", thread.getName(), line.peer());
            listener.onUp(role.lane());
            sendUntilLost(session);
            if (System.nanoTime() - upSince > GOOD_NANOS) {
                pause.reset();
            }
        } catch (IOException e) {
            failed(line.explain(e));
        } catch (RuntimeException e) {
            failed("client failed: " + e);
            LOG.error("{} failed; connecting again", thread.getName(), e);
        } finally {
            current = null;
            wentDown();
        }
    }

    private void sendUntilLost(LineSession session) throws IOException, InterruptedException {
        while (!isOver()) {
            byte[] envelope = outgoing.poll(session.idleMillis(), TimeUnit.MILLISECONDS);
            if (envelope == null) {
                session.idle();
            } else if (envelope.length > 0) {
                session.send(envelope, this::isOver);
            }
        }
    }

    /** What was said of a session that was up explains more than the exception that followed from it. */
    private void failed(String reason) {
        if (lost == null || !up) {
            lost = reason;
        }
    }

    private void wentDown() {
        boolean wasUp = up;
        up = false;
        outgoing.clear();
        String reason = lost == null || isClosing() ? "closing" : lost;
        if (wasUp) {
            listener.onDown(role.lane(), reason);
        } else if (isClosing()) {
            LOG.debug("{} ends while it is not connected", thread.getName());
        } else if (!reason.equals(saidReason)) {
            LOG.warn("{} cannot connect to {}: {}. Keeps trying", thread.getName(), line.peer(), reason);
            saidReason = reason;
        } else {
            LOG.debug("{} still cannot connect to {}: {}", thread.getName(), line.peer(), reason);
        }
    }

    private boolean isOver() {
        return lost != null || isClosing();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Gets the thread out of its queue or out of the wire; a full queue wakes it anyway. */
    private void wake() {
        boolean queued = outgoing.offer(WAKE_UP);
        LineSession session = current;
        if (session != null) {
            session.abort();
        }
        if (!queued) {
            LOG.debug("{} has work, it wakes by itself", thread.getName());
        }
    }
}
