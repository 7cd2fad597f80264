package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresqlReceiverTest extends ReceiverContract {

    private static PrivatePostgresql server;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        server = PrivatePostgresql.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String emptyDatabase() throws Exception {
        String name = "receiver" + ++databases;
        server.createDatabase(name);
        return server.url(name);
    }

    @Test
    void acknowledgesNothingWhileTheServerIsGoneAndEverythingWhenItIsBack() throws Exception {
        try (RunningReceiver receiver = RunningReceiver.on(emptyDatabase(), null);
                LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(connect(4, "outage", 60)).receive();
            server.kill();
            client.send(publish(4, "wg/v1/GW-1/up", 1, 77, Batches.routine(1)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.get("/health").statusCode() == 503);

            server.startAgain();

            assertThat(client.receive()).as("PUBACK").isEqualTo("4002004d");
            assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(10);
            assertThat(receiver.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesAServerThatDoesNotSync() throws Exception {
        try (PrivatePostgresql careless = PrivatePostgresql.start("-c fsync=off")) {
            careless.createDatabase("receiver");
            assertThatThrownBy(() -> RunningReceiver.on(careless.url("receiver"), null))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("fsync=off");
        }
    }
}
