package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static io.wardgate.receiver.LockStepClient.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With somebody else's broker between gateway and receiver. */
class BrokerModeTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private Mosquitto broker;
    private RunningReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.start(directory);
        receiver = RunningReceiver.on(RunningReceiver.h2(directory), "tcp://127.0.0.1:" + broker.port());
        awaitLink();
    }

    @AfterEach
    void stop() throws Exception {
        if (receiver != null) {
            receiver.close();
            broker.close();
        }
    }

    private void awaitLink() {
        await().atMost(LONG).until(() -> receiver.get("/metrics").body().contains("wardgate_broker_up 1.0"));
    }

    private LockStepClient gateway() throws Exception {
        LockStepClient client = new LockStepClient(broker.port());
        client.send(connect(4, "GW-1-routine", 60)).receive();
        client.send(subscribe(4, "wg/v1/GW-1/down", 9)).receive();
        return client;
    }

    @Test
    void batchesGoThroughTheBrokerAndAnswersComeBack() throws Exception {
        try (LockStepClient gateway = gateway()) {
            for (int sequence = 1; sequence <= 300; sequence++) {
                gateway.send(publish(4, "wg/v1/GW-1/up", 0, 0, Batches.routine(sequence)));
            }
            assertThat(gateway.receive()).as("an answer").startsWith("30").contains("0d57474131");
        }
        await().atMost(LONG).until(() -> receiver.count("SELECT COUNT(*) FROM reading") == 3_000);
        assertThat(receiver.get("/metrics").body()).contains("wardgate_batches_repeated_total 0.0");
    }

    @Test
    void rubbishAndWrongTopicsAreKeptAsideAndDoNotStopTheFlow() throws Exception {
        Path large = directory.resolve("large");
        Files.write(large, new byte[1_100_000]);
        Mosquitto.run("mosquitto_pub", broker.port(), "-q", "1", "-t", "wg/v1/GW-1/up", "-m", "rubbish");
        Mosquitto.run("mosquitto_pub", broker.port(), "-q", "1", "-t", "wg/v1/GW-1/upp", "-m", "astray");
        Mosquitto.run("mosquitto_pub", broker.port(), "-q", "1", "-t", "wg/v1/GW-1/up", "-f", large.toString());
        try (LockStepClient gateway = gateway()) {
            gateway.send(publish(4, "wg/v1/GW-1/up", 1, 1, Batches.routine(1)));
            await().atMost(LONG).until(() -> receiver.count("SELECT COUNT(*) FROM reading") == 10);
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine")).isEqualTo(2);
        assertThat(receiver.get("/metrics").body())
                .contains("wardgate_refusals_total{reason=\"wrong_topic\"} 1.0")
                .contains("wardgate_refusals_total{reason=\"oversized\"} 1.0")
                .contains("wardgate_refusals_total{reason=\"unreadable\"} 1.0");
    }

    @Test
    void comesBackAfterTheBrokerWasKilled() throws Exception {
        broker.kill();
        await().atMost(LONG).until(() -> receiver.get("/metrics").body().contains("wardgate_broker_up 0.0"));
        broker.startAgain();
        awaitLink();
        try (LockStepClient gateway = gateway()) {
            gateway.send(publish(4, "wg/v1/GW-1/up", 1, 1, Batches.routine(1)));
            await().atMost(LONG).until(() -> receiver.count("SELECT COUNT(*) FROM reading") == 10);
        }
    }
}
