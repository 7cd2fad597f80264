package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.peer.Answers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A receiver behind a broker, on the same client library: it answers each envelope that it hears. */
final class CommittingReceiver implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final int port;

    CommittingReceiver(int port) {
        this.port = port;
        this.thread = new Thread(this::run, "test-receiver");
        thread.start();
    }

    /** Needs no interrupt, which Paho may swallow: whatever waits looks by itself whether this is over. */
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }

    private void run() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                serveUnlessTheBrokerIsAway();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveUnlessTheBrokerIsAway() throws InterruptedException {
        try {
            serve();
        } catch (MqttException e) {
            // Tried again by the caller, unless the test is over.
        }
    }

    private void serve() throws MqttException, InterruptedException {
        var client = new MqttAsyncClient("tcp://127.0.0.1:" + port, "test-receiver", new MemoryPersistence());
        client.setCallback(new Committing(client));
        try {
            client.connect().waitForCompletion(1_000);
            client.subscribe("wg/v1/GW-1/up", 1).waitForCompletion(1_000);
            boolean isOver = false;
            while (client.isConnected() && !isOver) {
                isOver = closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 100, true);
            }
            client.close(true);
        }
    }

    private final class Committing implements MqttCallback {

        private final MqttAsyncClient client;

        Committing(MqttAsyncClient client) {
            this.client = client;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws MqttException {
            heard.add(new String(message.getPayload(), StandardCharsets.US_ASCII));
            client.publish("wg/v1/GW-1/down", Answers.to(message.getPayload()), 1, false);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException fault) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
