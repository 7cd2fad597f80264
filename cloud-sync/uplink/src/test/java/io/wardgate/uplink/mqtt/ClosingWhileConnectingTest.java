package io.wardgate.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that ends while it begins, at any moment of that. Skipped where mosquitto is not installed. */
@EnabledIf(value = "brokerIsInstalled", disabledReason = "mosquitto is not installed: apt-get install mosquitto")
class ClosingWhileConnectingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 7;
    private static final int ROUNDS = 8;
    private static final int LATEST_NANOS = 30_000_000;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);

    static boolean brokerIsInstalled() {
        return Mosquitto.isInstalled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void theLineEndsWhenClosedAndComesUpWhenOpenedAgain(String protocol) throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            for (int round = 0; round < ROUNDS; round++) {
                Uplink uplink = uplink(broker.port, protocol);
                uplink.open(new NobodyListens());
                pauseAtRandom();
                assertTimeoutPreemptively(PATIENCE, uplink::close, "round " + round + ", seed " + SEED);
            }
            Uplink uplink = uplink(broker.port, protocol);
            uplink.open(new NobodyListens());
            await().atMost(PATIENCE).until(() -> uplink.isUp(Lane.EMERGENCY) && uplink.isUp(Lane.ROUTINE));
            uplink.close();
        }
        assertNoThreadLeft("GW-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void theLineIsConnectedAgainWhenItIsCutAsSoonAsItIsUp(String protocol) throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            Uplink uplink = uplink(broker.port, protocol);
            CutsAtOnce listener = new CutsAtOnce(uplink, 3);
            uplink.open(listener);
            await().atMost(PATIENCE).until(() -> listener.cuts == 0 && uplink.isUp(Lane.ROUTINE));
            uplink.close();
        }
        assertNoThreadLeft("GW-1");
    }

    @Test
    void theTestReceiverEndsWhenClosedAtAnyMoment() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            for (int round = 0; round < ROUNDS; round++) {
                CommittingReceiver receiver = new CommittingReceiver(broker.port);
                pauseAtRandom();
                assertTimeoutPreemptively(PATIENCE, receiver::close, "round " + round + ", seed " + SEED);
            }
            broker.freeze();
            CommittingReceiver unanswered = new CommittingReceiver(broker.port);
            pauseAtRandom();
            assertTimeoutPreemptively(PATIENCE, unanswered::close);
        }
        assertNoThreadLeft("test-receiver");
    }

    /** What {@link Mqtt5Session#close} relies on: Paho holds up nobody when its callback finds the client closed. */
    @Test
    void pahosCallbackThatIsOvertakenByTheCloseEndsByItself() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            MqttAsyncClient client =
                    new MqttAsyncClient("tcp://127.0.0.1:" + broker.port, "overtaken", new MemoryPersistence());
            client.setCallback(new Deaf());
            HeldUp callback = new HeldUp();
            IMqttToken connected = client.connect(new MqttConnectionOptions(), null, callback);
            connected.waitForCompletion(PATIENCE.toMillis());
            callback.entered.await();

            client.disconnectForcibly(0, 200, true);
            client.close(true);
            callback.mayGoOn = true;
        }
        assertNoThreadLeft("overtaken");
    }

    /** Paho's callback thread, after the owner was told and before it looks for the server's address. */
    private static final class HeldUp implements MqttActionListener {

        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile boolean mayGoOn;

        @Override
        public void onSuccess(IMqttToken token) {
            entered.countDown();
            while (!mayGoOn) {
                LockSupport.parkNanos(LATEST_NANOS); // also when Paho interrupts it
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable fault) {}
    }

    private static final class Deaf implements MqttCallback {

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException fault) {}

        @Override
        public void messageArrived(String topic, MqttMessage message) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }

    private void pauseAtRandom() {
        LockSupport.parkNanos(random.nextInt(LATEST_NANOS));
    }

    private static Uplink uplink(int port, String protocol) {
        ServerAddress server = ServerAddress.parse("mqtt://127.0.0.1:" + port);
        return MqttTransports.of(new MqttSettings(server, null, "GW-1", 16, 2, 2), protocol);
    }

    private static void assertNoThreadLeft(String client) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> left = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("wardgate-mqtt-") || name.contains(client))
                    .toList();
            assertThat(left).isEmpty();
        });
    }

    private static class NobodyListens implements UplinkListener {

        @Override
        public void onUp(Lane lane) {}

        @Override
        public void onDown(Lane lane, String reason) {}

        @Override
        public void onMessage(byte[] message) {}
    }

    /** Called by the connection's thread, for the routine lane in this test alone. */
    private static final class CutsAtOnce extends NobodyListens {

        private final Uplink uplink;
        private volatile int cuts;

        CutsAtOnce(Uplink uplink, int cuts) {
            this.uplink = uplink;
            this.cuts = cuts;
        }

        @Override
        public void onUp(Lane lane) {
            int left = cuts;
            if (lane == Lane.ROUTINE && left > 0) {
                cuts = left - 1;
                uplink.reset(lane, "cut by the test");
            }
        }
    }
}
