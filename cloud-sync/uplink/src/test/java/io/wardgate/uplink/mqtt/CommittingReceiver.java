package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.peer.Answers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private final int port;

    CommittingReceiver(int port) {
        this.port = port;
        this.thread = new Thread(this::run, "test-receiver");
        thread.start();
    }

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        thread.interrupt();
        thread.join();
    }

    private void run() {
        while (!closed.get()) {
            try {
                serve();
            } catch (MqttException | InterruptedException e) {
                // The broker is away or the test is over; the loop's condition says which.
                Thread.interrupted();
            }
        }
    }

    private void serve() throws MqttException, InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        var client = new MqttAsyncClient("tcp://127.0.0.1:" + port, "test-receiver", new MemoryPersistence());
        client.setCallback(new Committing(client, lost));
        try {
            client.connect().waitForCompletion(1_000);
            client.subscribe("wg/v1/GW-1/up", 1).waitForCompletion(1_000);
            lost.await();
        } finally {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 100, true);
            }
            client.close(true);
        }
    }

    private final class Committing implements MqttCallback {

        private final MqttAsyncClient client;
        private final CountDownLatch lost;

        Committing(MqttAsyncClient client, CountDownLatch lost) {
            this.client = client;
            this.lost = lost;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws MqttException {
            heard.add(new String(message.getPayload(), StandardCharsets.US_ASCII));
            client.publish("wg/v1/GW-1/down", Answers.to(message.getPayload()), 1, false);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            lost.countDown();
        }

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
