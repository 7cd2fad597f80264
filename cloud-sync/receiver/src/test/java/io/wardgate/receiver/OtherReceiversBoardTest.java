package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.health.Health;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.NamedHealth;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of each receiver on one PostgreSQL shows what the other one commits. */
class OtherReceiversBoardTest {

    private PrivatePostgresql server;
    private String url;

    @BeforeEach
    void startServer() throws Exception {
        server = PrivatePostgresql.start();
        server.createDatabase("receiver");
        url = server.url("receiver");
    }

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void bandsGatewaysAndBooksFollowAlsoAfterARestartOfTheDatabase() throws Exception {
        try (RunningReceiver primary = RunningReceiver.on(url, null);
                RunningReceiver backup = RunningReceiver.on(url, null);
                LockStepClient client = connected(primary)) {
            deliver(client, "GW-1", withDropAndHealth());
            shows(
                    backup,
                    books(10, 7),
                    "\"device\":\"wg-00000001\"",
                    "\"heartRate\":61",
                    "\"id\":\"GW-1\"",
                    "\"state\":\"DEGRADED\"");
            assertThat(backup.get("/api/live").body()).doesNotContain("\"lastBatchAtMillis\":null");

            server.kill();
            server.startAgain();
            deliver(client, "GW-1", beats(2, 99));

            shows(backup, books(11, 7), "\"heartRate\":99");
            shows(primary, books(11, 7), "\"heartRate\":99");
        }
    }

    /** The lower group number commits last: it waits for a row that this test holds. */
    @Test
    void aGroupThatCommitsAfterOneWithAHigherNumberIsNotMissed() throws Exception {
        try (RunningReceiver slow = RunningReceiver.on(url, null);
                RunningReceiver quick = RunningReceiver.on(url, null);
                RunningReceiver watcher = RunningReceiver.on(url, null);
                LockStepClient toSlow = connected(slow);
                LockStepClient toQuick = connected(quick)) {
            deliver(toSlow, "GW-1", beats(1, 61));
            try (Connection holder = RunningReceiver.connect(url);
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("SELECT * FROM reading_key FOR UPDATE");
                long numbersUsed = numbersUsed();
                toSlow.send(publish(4, "wg/v1/GW-1/up", 1, 1, beats(2, 88)));
                await().until(() -> numbersUsed() > numbersUsed);
                deliver(toQuick, "GW-2", ofAnotherBand());
                shows(watcher, "\"heartRate\":62", books(2, 0));
                holder.rollback();
            }
            assertThat(toSlow.receive()).startsWith("4002");
            assertThat(watcher.count("SELECT COUNT(*) FROM batch a JOIN batch b ON a.commit_group < b.commit_group"
                            + " WHERE a.gateway = 'GW-1' AND a.sequence = 2 AND b.gateway = 'GW-2'"))
                    .as("the later commit has the lower number")
                    .isEqualTo(1);

            shows(watcher, "\"heartRate\":88", books(3, 0));
        }
    }

    @Test
    void aReceiverThatStartsLaterCountsNothingTwice() throws Exception {
        try (RunningReceiver primary = RunningReceiver.on(url, null);
                LockStepClient client = connected(primary)) {
            deliver(client, "GW-1", withDropAndHealth());
            try (RunningReceiver backup = RunningReceiver.on(url, null);
                    LockStepClient toBackup = connected(backup)) {
                assertThat(backup.get("/api/live").body()).contains(books(10, 7));
                deliver(toBackup, "GW-1", beats(2, 99));
                deliver(toBackup, "GW-1", beats(2, 99));
                shows(backup, books(11, 7));
                shows(primary, books(11, 7), "\"heartRate\":99");
            }
        }
    }

    private static byte[] withDropAndHealth() {
        Health health = new Health(Health.State.DEGRADED, "filling", Map.of("pendingReadings", 30L));
        HealthReport report = new HealthReport(Batches.MONO_MILLIS, List.of(new NamedHealth("buffer", health)));
        Drop drop = new Drop(0, Lane.ROUTINE, 0, 0, 0, 7, DropReason.LANE_QUEUE_FULL);
        return Batches.seal(Batches.id(1), Batches.readings(1), List.of(drop), report);
    }

    /** One reading of band 1, later than those of the batch before. */
    private static byte[] beats(long sequence, int heartRate) {
        return Batches.seal(
                Batches.id(sequence),
                List.of(Batches.reading(1, sequence, -1_000 * sequence, heartRate)),
                List.of(),
                null);
    }

    private static byte[] ofAnotherBand() {
        BatchId id = new BatchId("GW-2", 9, Lane.ROUTINE, 1);
        return Batches.seal(id, List.of(Batches.reading(2, 1, 0, 62)), List.of(), null);
    }

    private static String books(int stored, int dropped) {
        return "\"stored\":" + stored + ",\"duplicates\":0,\"declaredDropped\":" + dropped + ",";
    }

    private long numbersUsed() throws Exception {
        return RunningReceiver.count(url, "SELECT last_value FROM commit_group_id");
    }

    private static void shows(RunningReceiver receiver, String... parts) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(receiver.get("/api/live").body()).contains(parts));
    }

    private static LockStepClient connected(RunningReceiver receiver) throws Exception {
        LockStepClient client = new LockStepClient(receiver.mqttPort());
        client.send(connect(4, "gateway", 60)).receive();
        return client;
    }

    private static void deliver(LockStepClient client, String gateway, byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + gateway + "/up", 1, 1, envelope));
        assertThat(client.receive()).startsWith("4002");
    }
}
