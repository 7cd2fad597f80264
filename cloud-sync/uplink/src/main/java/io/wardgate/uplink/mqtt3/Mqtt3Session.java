package io.wardgate.uplink.mqtt3;

import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.PromptSocketFactory;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT 3.1.1 connection of the Paho client from connect to close, used once. A client that failed is thrown away: nothing of
 * its session, persistence or own reconnecting is used, because the store and the drain do all that better.
 *
 * <p>Owned by the thread of its connection; callbacks come on Paho's threads and only leave notes.
 */
public final class Mqtt3Session implements LineSession {

    private static final Logger LOG = LoggerFactory.getLogger(Mqtt3Session.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final long WINDOW_LOOK_MILLIS = 100;
    private static final long IDLE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Mqtt3Settings settings;
    private final String clientId;
    private final Consumer<byte[]> onMessage;
    private final Consumer<String> onLost;
    private final PromptSocketFactory sockets;
    private final Semaphore mayPublish = new Semaphore(0);
    private final MqttAsyncClient client;

    /** A session that is not connected yet. */
    public Mqtt3Session(
            Mqtt3Settings settings,
            PromptSocketFactory sockets,
            String clientId,
            Consumer<byte[]> onMessage,
            Consumer<String> onLost)
            throws IOException {
        this.settings = settings;
        this.sockets = sockets;
        this.clientId = clientId;
        this.onMessage = onMessage;
        this.onLost = onLost;
        try {
            this.client = new MqttAsyncClient(settings.serverUri(), clientId, new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(e.toString(), e);
        }
        client.setCallback(new Callback());
    }

    /** Connects and subscribes to the answers; blocks up to the connect time-out for each. */
    @Override
    public void connect() throws IOException {
        long timeoutMillis = TimeUnit.SECONDS.toMillis(settings.connectTimeoutSeconds());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setMaxInflight(settings.window());
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(settings.connectTimeoutSeconds());
        options.setKeepAliveInterval(settings.keepAliveSeconds());
        options.setSocketFactory(sockets);
        try {
            client.connect(options).waitForCompletion(timeoutMillis);
            client.subscribe(settings.downTopic(), AT_LEAST_ONCE).waitForCompletion(timeoutMillis);
            mayPublish.release(settings.window());
        } catch (MqttException e) {
            throw new IOException(e.toString(), e);
        }
    }

    /** Publishes one envelope; waits while the window is full, unless the caller gives up. */
    @Override
    public void send(byte[] envelope, BooleanSupplier givesUp) throws IOException, InterruptedException {
        while (!mayPublish.tryAcquire(WINDOW_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (givesUp.getAsBoolean()) {
                return;
            }
        }
        try {
            client.publish(settings.upTopic(), envelope, AT_LEAST_ONCE, false, null, new PublishResult());
        } catch (MqttException e) {
            throw new IOException(e.toString(), e);
        }
    }

    @Override
    public long idleMillis() {
        return IDLE_MILLIS;
    }

    @Override
    public void idle() {
        // Paho pings by itself.
    }

    @Override
    public void abort() {
        // Nothing blocks the owner for long: connecting ends by its time-out, publishing looks whether it is over.
    }

    /** Ends the connection and Paho's threads, whatever state they are in. */
    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 200, true);
            }
        } catch (MqttException e) {
            LOG.debug("{}: saying good-bye failed, closing anyway: {}", clientId, e.toString());
        }
        try {
            sockets.closeLast();
            client.close(true);
        } catch (IOException | MqttException e) {
            LOG.debug("{}: closing failed: {}", clientId, e.toString());
        }
    }

    private final class PublishResult implements IMqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            mayPublish.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable fault) {
            onLost.accept("publish failed: " + fault);
        }
    }

    private final class Callback implements MqttCallback {

        @Override
        public void connectionLost(Throwable cause) {
            onLost.accept("disconnected: " + cause);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            onMessage.accept(message.getPayload());
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // A PUBACK is the line's business; only the receiver's answer counts as delivery.
        }
    }
}
