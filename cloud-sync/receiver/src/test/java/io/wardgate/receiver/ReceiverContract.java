package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.health.Health;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.NamedHealth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold whatever the database is. */
abstract class ReceiverContract {

    private RunningReceiver receiver;
    private LockStepClient client;

    /** URL of an empty database. */
    abstract String emptyDatabase() throws Exception;

    private String url;

    @BeforeEach
    void start() throws Exception {
        url = emptyDatabase();
        restart();
    }

    private void restart() throws Exception {
        receiver = RunningReceiver.on(url, null);
        client = new LockStepClient(receiver.mqttPort());
        client.send(connect(4, "contract", 60)).receive();
    }

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            client.close();
            receiver.close();
        }
    }

    private void deliver(String gateway, byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + gateway + "/up", 1, 1, envelope));
        assertThat(client.receive()).as("PUBACK").isEqualTo("40020001");
    }

    @Test
    void replayedBatchesChangeNoRow() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int sequence = 1; sequence <= 20; sequence++) {
                deliver(Batches.GATEWAY, Batches.routine(sequence));
            }
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(20);
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(200);
        assertThat(receiver.count("SELECT SUM(stored) FROM batch")).isEqualTo(200);
        assertThat(receiver.get("/metrics").body()).contains("wardgate_batches_repeated_total 40.0");
    }

    @Test
    void aReadingThatTwoGatewaysHeardIsStoredOnce() throws Exception {
        BatchId second = new BatchId("GW-2", 9, Lane.ROUTINE, 1);
        deliver("GW-1", Batches.routine(1));
        deliver("GW-2", Batches.seal(second, Batches.readings(1), List.of(), null));
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(10);
        assertThat(receiver.count("SELECT duplicates FROM batch WHERE gateway = 'GW-2'"))
                .isEqualTo(10);
    }

    @Test
    void valuesAreStoredAsMeasuredAndTimedByTheGatewaysClock() throws Exception {
        deliver("GW-1", Batches.routine(1));
        assertThat(receiver.count("SELECT sampled_at FROM reading WHERE heart_rate = 61"))
                .isEqualTo(Batches.WALL_MILLIS - 500);
        assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE skin_temperature = 3412 AND spo2 IS NULL"
                        + " AND rssi_dbm = -61 AND flags = 16 AND boot = 3"))
                .isEqualTo(10);
    }

    @Test
    void otherOctetsUnderAKnownIdAreQuarantinedOnce() throws Exception {
        byte[] other = Batches.seal(Batches.id(1), Batches.readings(2), List.of(), null);
        deliver("GW-1", Batches.routine(1));
        deliver("GW-1", other);
        deliver("GW-1", other);
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(10);
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine WHERE identified"))
                .isEqualTo(1);
    }

    @Test
    void dropsAndHealthBalanceTheBooksAlsoAfterARestart() throws Exception {
        Drop drop = new Drop(0, Lane.ROUTINE, 0, 0, 0, 7, DropReason.LANE_QUEUE_FULL);
        Health health = new Health(Health.State.DEGRADED, "filling\u0000", Map.of("pendingReadings", 30L));
        HealthReport report = new HealthReport(Batches.MONO_MILLIS, List.of(new NamedHealth("buffer", health)));
        deliver("GW-1", Batches.seal(Batches.id(1), Batches.readings(1), List.of(drop), report));
        String books =
                "\"books\":{\"produced\":47,\"stored\":10,\"duplicates\":0,\"declaredDropped\":7,\"pending\":30,\"aside\":0}";
        assertThat(receiver.get("/api/live").body()).contains(books).contains("\"state\":\"DEGRADED\"");

        stop();
        restart();

        assertThat(receiver.get("/api/live").body()).contains(books).contains("\"state\":\"DEGRADED\"");
        assertThat(receiver.get("/api/live").body())
                .contains("\"device\":\"wg-00000001\"", "\"skinTemperature\":34.12");
    }

    private static final String COMMAND_ID = "00112233-4455-6677-8899-aabbccddeeff";

    private void order(String gateway, int ttlSeconds) throws Exception {
        String order = "{\"id\": \"%s\", \"gateway\": \"%s\", \"kind\": \"identify\", \"ttlSeconds\": %d}"
                .formatted(COMMAND_ID, gateway, ttlSeconds);
        assertThat(receiver.post("/api/commands", "application/json", order).statusCode())
                .isEqualTo(202);
    }

    private void report(String gateway, long sequence, CommandState state, String detail) throws Exception {
        CommandReport report =
                new CommandReport(UUID.fromString(COMMAND_ID), state, Batches.MONO_MILLIS + sequence, detail);
        BatchId id = new BatchId(gateway, Batches.EPOCH, Lane.ALARM, sequence);
        deliver(gateway, Batches.reports(id, List.of(report)));
    }

    private String command() throws Exception {
        return receiver.get("/api/commands/" + COMMAND_ID).body();
    }

    @Test
    void reportsMoveACommandOnAndNeverBack() throws Exception {
        order("GW-1", 60);
        report("GW-1", 1, CommandState.ACCEPTED, "");
        report("GW-1", 2, CommandState.DELIVERED, "");
        assertThat(command()).contains("\"state\":\"ACCEPTED\",\"detail\":\"\",\"updatedAtMillis\"");
        report("GW-1", 3, CommandState.DONE, "blinked\u0000");
        report("GW-1", 4, CommandState.FAILED, "too late");

        assertThat(command())
                .contains("\"state\":\"DONE\",\"detail\":\"blinked?\",\"updatedAtMillis\"")
                .contains("{\"state\":\"DONE\",\"happenedAtMillis\":" + (Batches.WALL_MILLIS + 3));
    }

    @Test
    void aGatewaySpeaksOfItsOwnCommandsOnly() throws Exception {
        order("GW-2", 60);
        report("GW-1", 1, CommandState.DONE, "not mine");

        assertThat(command()).contains("\"state\":\"QUEUED\"").doesNotContain("not mine");
    }

    @Test
    void aCommandThatWasNeverDeliveredExpiresAndTheGatewaysWordStillCounts() throws Exception {
        order("GW-1", 1);
        await().untilAsserted(
                        () -> assertThat(command()).contains("\"state\":\"EXPIRED\",\"detail\":\"never reported"));
        report("GW-1", 1, CommandState.DONE, "its report was late");

        assertThat(command()).contains("\"state\":\"DONE\",\"detail\":\"its report was late\"");
    }

    @Test
    void theMomentOfTheLastCommitIsWrittenWithoutAnotherBatch() throws Exception {
        deliver("GW-1", Batches.routine(1));
        stop();
        assertThat(RunningReceiver.count(
                        url,
                        "SELECT COUNT(*) FROM batch b JOIN commit_group g"
                                + " ON g.id = b.commit_group WHERE g.committed_at >= b.received_at"))
                .isEqualTo(1);
    }

    @Test
    void aRangeOfBatchesThatIsDeclaredTwiceCountsOnce() throws Exception {
        Drop range = new Drop(0, Lane.ROUTINE, 0, 5, 9, 40, DropReason.STORE_FULL, Batches.EPOCH);
        Drop loss = new Drop(0, Lane.ROUTINE, 0, 0, 0, 3, DropReason.LANE_QUEUE_FULL);
        deliver("GW-1", Batches.seal(Batches.id(1), List.of(), List.of(range, loss), null));
        deliver("GW-1", Batches.seal(Batches.id(2), List.of(), List.of(range, loss), null));
        assertThat(receiver.count("SELECT SUM(count) FROM declared_drop")).isEqualTo(46);
        assertThat(receiver.get("/api/live").body()).contains("\"declaredDropped\":46");
    }

    @Test
    void readingsOfTheFutureAndImpossibleOnesAreAcknowledgedAndSetAside() throws Exception {
        long ahead = System.currentTimeMillis() - Batches.WALL_MILLIS + 180_000;
        List<Reading> readings = List.of(
                Batches.reading(1, 1, 500, 70), Batches.reading(2, 1, -ahead, 70), Batches.reading(3, 1, 500, 5_000));
        deliver("GW-1", Batches.seal(Batches.id(1), readings, List.of(), null));
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(1);
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantined_reading WHERE reason = 'sampled in the future'"))
                .isEqualTo(1);
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantined_reading WHERE reason = 'HEART_RATE impossible'"))
                .isEqualTo(1);
        assertThat(receiver.count("SELECT stored + aside FROM batch")).isEqualTo(3);
        assertThat(receiver.get("/api/live").body())
                .contains("\"aside\":2", "\"wg-00000001\"")
                .doesNotContain("\"wg-00000002\"", "\"wg-00000003\"");
        assertThat(receiver.get("/health").body()).contains("\"readingsAside\":2");
        assertThat(receiver.get("/metrics").body()).contains("wardgate_readings_aside_total 2.0");
    }

    @Test
    void readingsSealedIn1970GetTheirTimeFromTheClockMapThatFollows() throws Exception {
        long trueOffset = Batches.WALL_MILLIS - Batches.MONO_MILLIS;
        deliver("GW-1", Batches.sealedIn1970(Batches.id(1), Batches.readings(1), List.of()));
        assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE sampled_at < 10000000 AND quality = 256"))
                .isEqualTo(10);

        ClockMap map = new ClockMap(5, Batches.MONO_MILLIS, Batches.WALL_MILLIS, trueOffset);
        deliver("GW-1", Batches.sealedIn1970(Batches.id(2), List.of(), List.of(map)));
        deliver("GW-1", Batches.sealedIn1970(Batches.id(3), Batches.readings(3), List.of()));

        assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE quality = 0 AND sampled_at = "
                        + (Batches.WALL_MILLIS - 500)))
                .isEqualTo(20);
        assertThat(receiver.count(
                        "SELECT COUNT(*) FROM batch WHERE retimed AND sequence = 1 AND clock_offset = " + trueOffset))
                .isEqualTo(1);
        assertThat(receiver.count("SELECT COUNT(*) FROM suspect_run")).isZero();
    }

    @Test
    void aClockMapThatCannotBeTimesNothing() throws Exception {
        deliver("GW-1", Batches.sealedIn1970(Batches.id(1), Batches.readings(1), List.of()));
        ClockMap ahead = new ClockMap(5, Batches.MONO_MILLIS, System.currentTimeMillis() + 180_000, 0);
        ClockMap in1970 = new ClockMap(5, Batches.MONO_MILLIS, 60_000, 0);
        deliver("GW-1", Batches.sealedIn1970(Batches.id(2), List.of(), List.of(ahead, in1970)));
        deliver("GW-1", Batches.sealedIn1970(Batches.id(3), Batches.readings(3), List.of()));
        assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE sampled_at < 10000000 AND quality = 256"))
                .isEqualTo(20);

        ClockMap right = new ClockMap(5, Batches.MONO_MILLIS, Batches.WALL_MILLIS, 0);
        deliver("GW-1", Batches.sealedIn1970(Batches.id(4), List.of(), List.of(right)));
        assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE quality = 0 AND sampled_at = "
                        + (Batches.WALL_MILLIS - 500)))
                .isEqualTo(20);
    }

    @Test
    void theRehearsalAtTheStartLeavesNoTrace() throws Exception {
        for (String table : List.of("batch", "reading", "reading_key", "quarantine", "suspect_run")) {
            assertThat(receiver.count("SELECT COUNT(*) FROM " + table))
                    .as(table)
                    .isZero();
        }
    }
}
