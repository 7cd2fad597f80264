package io.wardgate.receiver.broker;

import io.wardgate.protocol.api.ClientFirstSockets;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from CONNECT to its end; never reused, so that an acknowledgement can only go to the
 * connection that its message came from.
 */
final class BrokerSession implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerSession.class);
    private static final int RECEIVE_MAXIMUM = 256;
    private static final long MAX_PACKET_OCTETS = 4L << 20;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int CONNECT_SECONDS = 5;
    private static final long WAIT_MILLIS = 10_000;

    /** Wider than needed, so that what is published beside the topics is noticed instead of silently lost. */
    private static final String FILTER = "wg/#";

    private final ClientFirstSockets sockets = new ClientFirstSockets();
    private final MqttAsyncClient client;
    private final BrokerInlet inlet;
    private final CountDownLatch down = new CountDownLatch(1);
    private final Object acknowledging = new Object();

    /** Guarded by {@link #acknowledging}. */
    private boolean closed;

    BrokerSession(String server, String clientId, BrokerInlet inlet) throws MqttException {
        this.client = new MqttAsyncClient(server, clientId, new MemoryPersistence());
        this.inlet = inlet;
    }

    void open() throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize(MAX_PACKET_OCTETS);
        options.setSocketFactory(sockets);
        client.setManualAcks(true);
        client.setCallback(this);
        client.connect(options).waitForCompletion(WAIT_MILLIS);
        MqttSubscription subscription = new MqttSubscription(FILTER, 1);
        subscription.setNoLocal(true);
        client.subscribe(subscription).waitForCompletion(WAIT_MILLIS);
    }

    boolean isUp() {
        return down.getCount() > 0 && client.isConnected();
    }

    /** Publishes at QoS 0: a lost answer costs a repeated batch, and QoS 1 would stop at the broker's window. */
    void publish(String topic, byte[] payload) throws MqttException {
        client.publish(topic, payload, 0, false);
    }

    void close() {
        synchronized (acknowledging) {
            closed = true;
        }
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(500, 500, true);
            }
        } catch (MqttException e) {
            LOG.debug("saying good-bye to the broker failed, closing anyway: {}", e.getMessage());
        }
        try {
            sockets.closeLast();
            client.close(true);
        } catch (IOException | MqttException e) {
            LOG.debug("closing the broker connection: {}", e.getMessage());
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        inlet.take(topic, message.getPayload(), verdict -> acknowledge(message));
    }

    /**
     * Runs on the writer thread, after the commit. Not on a closed client: Paho takes its parts away and would end the
     * writer by a NullPointerException, and with it every commit to come.
     */
    private void acknowledge(MqttMessage message) {
        try {
            synchronized (acknowledging) {
                if (message.getQos() > 0 && !closed) {
                    client.messageArrivedComplete(message.getId(), message.getQos());
                }
            }
        } catch (MqttException e) {
            LOG.debug("broker connection ended before its acknowledgement: {}", e.getMessage());
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        LOG.warn("broker connection lost: {}", reason(response));
        down.countDown();
    }

    private static String reason(MqttDisconnectResponse response) {
        MqttException failure = response.getException();
        return failure == null ? "reason code " + response.getReturnCode() : String.valueOf(failure.getMessage());
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        LOG.warn("broker connection: {}", failure.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // answers are not waited for
    }

    @Override
    public void connectComplete(boolean reconnect, String server) {
        LOG.info("connected to broker {}", server);
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.warn("broker asks for extended authentication (reason code {}): not supported", reasonCode);
    }
}
