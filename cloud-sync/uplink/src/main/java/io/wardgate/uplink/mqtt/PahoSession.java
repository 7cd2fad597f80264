package io.wardgate.uplink.mqtt;

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
 * <p>Owned by the thread of its {@link MqttConnection}; callbacks come on Paho's threads and only leave notes.
 */
final class PahoSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);
    private static final int AT_LEAST_ONCE = 1;
    private static final long WINDOW_LOOK_MILLIS = 100;

    private final MqttSettings settings;
    private final String clientId;
    private final Consumer<byte[]> onMessage;
    private final Consumer<String> onLost;
    private final PromptSocketFactory sockets;
    private final Semaphore mayPublish = new Semaphore(0);
    private final MqttAsyncClient client;

    PahoSession(
            MqttSettings settings,
            PromptSocketFactory sockets,
            String clientId,
            Consumer<byte[]> onMessage,
            Consumer<String> onLost)
            throws MqttException {
        this.settings = settings;
        this.sockets = sockets;
        this.clientId = clientId;
        this.onMessage = onMessage;
        this.onLost = onLost;
        this.client = new MqttAsyncClient(settings.server().pahoUri(), clientId, new MemoryPersistence());
        client.setCallback(new Callback());
    }

    /** Connects and subscribes to the answers; blocks up to the connect time-out for each. */
    void connect() throws MqttException {
        long timeoutMillis = TimeUnit.SECONDS.toMillis(settings.connectTimeoutSeconds());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(settings.connectTimeoutSeconds());
        options.setKeepAliveInterval(settings.keepAliveSeconds());
        options.setSocketFactory(sockets);
        IMqttToken connected = client.connect(options);
        connected.waitForCompletion(timeoutMillis);
        client.subscribe(settings.downTopic(), AT_LEAST_ONCE).waitForCompletion(timeoutMillis);
        mayPublish.release(Math.min(settings.window(), receiveMaximum(connected)));
    }

    /** Publishes one envelope; waits while the server's window is full, unless the caller gives up. */
    void publish(byte[] envelope, BooleanSupplier givesUp) throws MqttException, InterruptedException {
        while (!mayPublish.tryAcquire(WINDOW_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (givesUp.getAsBoolean()) {
                return;
            }
        }
        MqttMessage message = new MqttMessage(envelope, AT_LEAST_ONCE, false, new MqttProperties());
        client.publish(settings.upTopic(), message, null, new PublishResult());
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
