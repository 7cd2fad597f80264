package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.protocol.api.AnswerCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that none of us wrote, against our own MQTT port. */
class RealClientsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private RunningReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void pahoPublishesAWindowOfBatchesAndGetsTheAnswers() throws Exception {
        Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
        MqttAsyncClient paho =
                new MqttAsyncClient("tcp://127.0.0.1:" + receiver.mqttPort(), "GW-1-routine", new MemoryPersistence());
        paho.connect(new MqttConnectionOptions()).waitForCompletion(10_000);
        paho.setCallback(new AnswerCollector(answers));
        paho.subscribe(new MqttSubscription("wg/v1/GW-1/down", 1)).waitForCompletion(10_000);

        for (int sequence = 1; sequence <= 100; sequence++) {
            paho.publish("wg/v1/GW-1/up", new MqttMessage(Batches.routine(sequence), 1, false, null))
                    .waitForCompletion(10_000);
        }

        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(1_000);
        await().atMost(LONG).until(() -> answered(answers) == 100);
        paho.disconnect().waitForCompletion(10_000);
        paho.close();
    }

    private static long answered(Queue<byte[]> answers) throws Exception {
        long sum = 0;
        for (byte[] answer : answers) {
            sum += new AnswerCodec()
                    .decode(answer).committed().stream()
                            .mapToLong(range -> range.toSequence() - range.fromSequence() + 1)
                            .sum();
        }
        return sum;
    }

    @Test
    void mosquittoClientsPublishAndSubscribe() throws Exception {
        Path envelope = directory.resolve("envelope");
        Files.write(envelope, Batches.routine(1));
        Path answer = directory.resolve("answer");
        Process listening = Mosquitto.client(
                        "mosquitto_sub",
                        receiver.mqttPort(),
                        "-i",
                        "l",
                        "-q",
                        "1",
                        "-C",
                        "1",
                        "-N",
                        "-t",
                        "wg/v1/GW-1/down")
                .redirectOutput(answer.toFile())
                .start();
        await().atMost(LONG).until(() -> receiver.get("/metrics").body().contains("wardgate_mqtt_connections 1.0"));
        for (String version : new String[] {"mqttv311", "mqttv5"}) {
            assertThat(Mosquitto.run(
                            "mosquitto_pub",
                            receiver.mqttPort(),
                            "-V",
                            version,
                            "-i",
                            "p",
                            "-q",
                            "1",
                            "-t",
                            "wg/v1/GW-1/up",
                            "-f",
                            envelope.toString()))
                    .isZero();
        }
        assertThat(listening.waitFor()).isZero();
        assertThat(new AnswerCodec().decode(Files.readAllBytes(answer)).committed())
                .hasSize(1);
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(10);
    }

    @Test
    void mosquittoPubIsRefusedWithRubbishAnOversizedPacketAndAWrongTopic() throws Exception {
        Path large = directory.resolve("large");
        Files.write(large, new byte[1_100_000]);
        int port = receiver.mqttPort();
        Mosquitto.run("mosquitto_pub", port, "-i", "a", "-q", "1", "-t", "wg/v1/GW-1/up", "-m", "rubbish");
        Mosquitto.run("mosquitto_pub", port, "-V", "5", "-i", "b", "-t", "wg/v1/GW-1/up", "-f", large.toString());
        Mosquitto.run("mosquitto_pub", port, "-V", "5", "-i", "c", "-t", "elsewhere", "-m", "x");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(receiver.get("/metrics").body())
                        .contains("wardgate_refusals_total{reason=\"unreadable\"} 1.0")
                        .contains("wardgate_refusals_total{reason=\"wrong_topic\"} 1.0"));
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isZero();
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine")).isEqualTo(1);
    }
}
