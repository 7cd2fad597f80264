package io.wardgate.receiver.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.mqtt.Topics;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to somebody else's broker: connects, reconnects with back-off, and sends the answers.
 *
 * <p>The thread {@code wardgate-broker} owns the session; the writer thread only leaves answers in a bounded queue.
 */
public final class BrokerLink implements AnswerOutlet {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final int ANSWERS = 4_096;
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final long LAST_RETRY_MILLIS = 30_000;
    private static final long POLL_MILLIS = 100;
    private static final long WINDOW_FULL_MILLIS = 2;

    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(ANSWERS);
    private final Thread thread = new Thread(this::run, "wardgate-broker");
    private final String clientId = "wardgate-receiver-" + UUID.randomUUID();
    private final String server;
    private final BrokerInlet inlet;
    private final Counter unsent;
    private volatile @Nullable BrokerSession session;
    private volatile boolean closing;

    private record Answer(String topic, byte[] octets) {}

    public BrokerLink(
            String server, Refusals refusals, Inspector inspector, IngestQueue queue, MeterRegistry registry) {
        this.server = server;
        this.inlet = new BrokerInlet(refusals, inspector, queue, "broker " + server);
        this.unsent = Counter.builder("wardgate.broker.answers.unsent")
                .description("Answers given up because the broker was away; their batches come again")
                .register(registry);
        Gauge.builder("wardgate.broker.up", this, link -> link.isUp() ? 1 : 0)
                .description("1 while connected to the broker")
                .register(registry);
    }

    public void start() {
        thread.start();
    }

    public boolean isUp() {
        BrokerSession current = session;
        return current != null && current.isUp();
    }

    @Override
    public void publish(String gateway, byte[] answer) {
        if (!answers.offer(new Answer(Topics.down(gateway), answer))) {
            unsent.increment();
        }
    }

    /** Takes nothing more in; what is queued still gets its answers. */
    public void stopReading() {
        inlet.close();
    }

    /** Sends the answers that are left, then closes. */
    public void close() throws InterruptedException {
        inlet.close();
        closing = true;
        thread.join();
    }

    private void run() {
        long retryMillis = FIRST_RETRY_MILLIS;
        try {
            while (!closing) {
                BrokerSession opened = open();
                if (opened == null) {
                    waitUnlessClosing(retryMillis);
                    retryMillis = nextRetry(retryMillis);
                } else {
                    retryMillis = FIRST_RETRY_MILLIS;
                    session = opened;
                    sendAnswers(opened);
                    session = null;
                    opened.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable BrokerSession open() {
        BrokerSession fresh = null;
        try {
            fresh = new BrokerSession(server, clientId, inlet);
            fresh.open();
            return fresh;
        } catch (MqttException e) {
            LOG.warn("broker {} cannot be reached, trying again: {}", server, e.getMessage());
            if (fresh != null) {
                fresh.close();
            }
            return null;
        }
    }

    private void sendAnswers(BrokerSession current) throws InterruptedException {
        while (current.isUp()) {
            Answer answer = answers.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                send(current, answer);
            } else if (closing) {
                return;
            }
        }
    }

    private void send(BrokerSession current, Answer answer) throws InterruptedException {
        while (current.isUp()) {
            try {
                current.publish(answer.topic(), answer.octets());
                return;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(WINDOW_FULL_MILLIS);
            }
        }
        unsent.increment();
    }

    private void waitUnlessClosing(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!closing && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(Math.min(POLL_MILLIS, millis));
        }
    }

    /** Decorrelated jitter: receivers that lost the same broker do not come back in step. */
    private static long nextRetry(long before) {
        return Math.min(LAST_RETRY_MILLIS, ThreadLocalRandom.current().nextLong(FIRST_RETRY_MILLIS, 3 * before + 1));
    }
}
