package io.wardgate.uplink.mqtt;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.tls.TlsClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is kept up for ever. Its thread {@code wardgate-mqtt-<name>} connects, publishes, notices the
 * loss, waits and connects again; nobody else touches Paho.
 *
 * <p>What waits in its queue when the connection is lost is forgotten: the drain sends everything unanswered again.
 */
final class MqttConnection {

    /** A connection that held this long was a good one: the next pause starts small again. */
    private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LONGEST_URGENT_PAUSE_MILLIS = 2_000;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final long STOP_MILLIS = 10_000;
    private static final byte[] WAKE_UP = new byte[0];
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    private final MqttSettings settings;
    private final @Nullable TlsClient tls;
    private final String name;
    private final Lane lane;
    private final UplinkListener listener;
    private final ReconnectPause pause;
    private final BlockingQueue<byte[]> outgoing;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Why it could not connect, as last said: an outage of hours is one line a reason, not one a try. */
    private @Nullable String saidReason;

    private volatile boolean up;
    private volatile @Nullable String lost;

    /**
     * @param tls makes the sockets, or null without TLS
     * @param lane any lane that travels over this connection
     */
    MqttConnection(
            MqttSettings settings,
            @Nullable TlsClient tls,
            String name,
            Lane lane,
            UplinkListener listener,
            RandomGenerator random) {
        this.settings = settings;
        this.tls = tls;
        this.name = name;
        this.lane = lane;
        this.listener = listener;
        this.pause =
                new ReconnectPause(random, lane == Lane.EMERGENCY ? LONGEST_URGENT_PAUSE_MILLIS : LONGEST_PAUSE_MILLIS);
        this.outgoing = new LinkedBlockingQueue<>(settings.window());
        this.thread = new Thread(this::run, "wardgate-mqtt-" + name);
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
        lost = reason;
        wake();
    }

    /** Ends the thread and with it the connection. */
    void stop() {
        closing.countDown();
        wake();
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
        String clientId = settings.gateway() + "-" + name;
        PromptSocketFactory sockets = new PromptSocketFactory(tls);
        try (PahoSession session = new PahoSession(settings, sockets, clientId, listener::onMessage, this::reset)) {
            session.connect();
            long upSince = System.nanoTime();
            up = true;
            saidReason = null;
            LOG.info("{} is connected to {}", clientId, settings.server());
            listener.onUp(lane);
            publishUntilLost(session);
            if (System.nanoTime() - upSince > GOOD_NANOS) {
                pause.reset();
            }
        } catch (MqttException e) {
            lost = tls == null ? e.toString() : tls.explain(e);
        } catch (RuntimeException e) {
            lost = "client failed: " + e;
            LOG.error("{} failed; connecting again", clientId, e);
        } finally {
            wentDown();
        }
    }

    private void publishUntilLost(PahoSession session) throws MqttException, InterruptedException {
        while (!isOver()) {
            byte[] envelope = outgoing.take();
            if (envelope.length > 0) {
                session.publish(envelope, this::isOver);
            }
        }
    }

    private void wentDown() {
        boolean wasUp = up;
        up = false;
        outgoing.clear();
        String reason = lost == null ? "closing" : lost;
        if (wasUp) {
            listener.onDown(lane, reason);
        } else if (!reason.equals(saidReason)) {
            LOG.warn("{} cannot connect to {}: {}. Keeps trying", name, settings.server(), reason);
            saidReason = reason;
        } else {
            LOG.debug("{} still cannot connect to {}: {}", name, settings.server(), reason);
        }
    }

    private boolean isOver() {
        return lost != null || isClosing();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Gets the thread out of its queue; a full queue wakes it anyway. */
    private void wake() {
        boolean queued = outgoing.offer(WAKE_UP);
        if (!queued) {
            LOG.debug("{} has work, it wakes by itself", name);
        }
    }
}
