package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.PromptSocketFactory;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the Paho client from connect to close, used once. A client that failed is thrown away: nothing of
 * its session, persistence or own reconnecting is used, because the store and the drain do all that better.
 *
 * <p>Owned by the thread of its connection; callbacks come on Paho's threads and only leave notes.
 */
final class Mqtt5Session implements LineSession {

    private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Session.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final long WINDOW_LOOK_MILLIS = 100;
    private static final long IDLE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final MqttSettings settings;
    private final String clientId;
    private final Consumer<byte[]> onMessage;
    private final Consumer<String> onLost;
    private final PromptSocketFactory sockets;
    private final Semaphore mayPublish = new Semaphore(0);
    private final MqttAsyncClient client;

    Mqtt5Session(
            MqttSettings settings,
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
            this.client = new MqttAsyncClient(settings.server().pahoUri(), clientId, new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(e.toString(), e);
        }
        client.setCallback(new Callback());
    }

    /** Connects and subscribes to the answers; blocks up to the connect time-out for each. */
    @Override
    public void connect() throws IOException {
        long timeoutMillis = TimeUnit.SECONDS.toMillis(settings.connectTimeoutSeconds());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(settings.connectTimeoutSeconds());
        options.setKeepAliveInterval(settings.keepAliveSeconds());
        options.setSocketFactory(sockets);
        try {
            IMqttToken connected = client.connect(options);
            connected.waitForCompletion(timeoutMillis);
            client.subscribe(settings.downTopic(), AT_LEAST_ONCE).waitForCompletion(timeoutMillis);
            mayPublish.release(Math.min(settings.window(), receiveMaximum(connected)));
        } catch (MqttException e) {
            throw new IOException(e.toString(), e);
        }
    }

    /** Publishes one envelope; waits while the server's window is full, unless the caller gives up. */
    @Override
    public void send(byte[] envelope, BooleanSupplier givesUp) throws IOException, InterruptedException {
        while (!mayPublish.tryAcquire(WINDOW_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (givesUp.getAsBoolean()) {
                return;
            }
        }
        MqttMessage message = new MqttMessage(envelope, AT_LEAST_ONCE, false, new MqttProperties());
        try {
            client.publish(settings.upTopic(), message, null, new PublishResult());
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

    /**
     * Ends the connection and Paho's threads, whatever state they are in.
     *
     * <p>Paho's callback thread may still be in {@code ConnectActionListener.onSuccess}, which looks up the server's
     * address after it has told the waiting owner: closed by then, it fails with a NullPointerException, catches that
     * itself and ends. Nobody waits for it any more.
     */
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

    private static int receiveMaximum(IMqttToken connected) {
        MqttProperties properties = connected.getResponseProperties();
        Integer maximum = properties == null ? null : properties.getReceiveMaximum();
        return maximum == null ? Integer.MAX_VALUE : maximum;
    }

    private final class PublishResult implements MqttActionListener {

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
        public void disconnected(MqttDisconnectResponse response) {
            onLost.accept("disconnected: " + response.getException());
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            onMessage.accept(message.getPayload());
        }

        @Override
        public void mqttErrorOccurred(MqttException fault) {
            onLost.accept("protocol error: " + fault);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // A PUBACK is the line's business; only the receiver's answer counts as delivery.
        }

        @Override
        public void connectComplete(boolean reconnect, String server) {
            // The caller of connect() waits for this itself.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            onLost.accept("server asks for enhanced authentication, which is not configured");
        }
    }
}
