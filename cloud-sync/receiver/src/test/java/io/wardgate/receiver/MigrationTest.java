package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the first version is brought up to date: nothing is lost, and what it had is still known. */
class MigrationTest {

    /** Three blocks of keys, the last not full. */
    private static final int BATCHES = 130;

    private static final int READINGS = 10 * BATCHES;
    private static final long LAST_GROUP = 41;

    private static final String BATCH = """
            INSERT INTO batch (gateway, epoch, lane, sequence, body_hash, readings, stored, duplicates, received_at,
                commit_group) VALUES ('GW-1', ?, 2, ?, ?, 10, 10, 0, 1790000000000, ?)""";
    private static final String READING = """
            INSERT INTO reading (device, boot, sequence, gateway, epoch, lane, batch_sequence, sampled_at, flags,
                quality, suspect, heart_rate) VALUES (?, ?, ?, 'GW-1', ?, 2, ?, 1789999999500, 16, 0, 0, ?)""";

    @TempDir
    Path directory;

    @Test
    void onH2() throws Exception {
        migrates(RunningReceiver.h2(directory));
    }

    @Test
    void onPostgresql() throws Exception {
        try (PrivatePostgresql server = PrivatePostgresql.start()) {
            server.createDatabase("receiver");
            migrates(server.url("receiver"));
        }
    }

    private static void migrates(String url) throws Exception {
        makeFirstVersion(url);
        try (Connection connection = RunningReceiver.connect(url)) {
            fill(connection);
        }
        try (RunningReceiver receiver = RunningReceiver.on(url, null);
                LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(READINGS);
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(BATCHES);
            client.send(connect(4, "gateway", 60)).receive();
            for (long sequence = 1; sequence <= BATCHES; sequence++) {
                deliver(client, "GW-1", Batches.routine(sequence));
            }
            assertThat(receiver.get("/metrics").body())
                    .as("batches of the first version are known")
                    .contains("wardgate_batches_repeated_total " + BATCHES + ".0");
            for (long sequence = 1; sequence <= BATCHES + 1; sequence++) {
                BatchId id = new BatchId("GW-2", 9, Lane.ROUTINE, sequence);
                deliver(client, "GW-2", Batches.seal(id, Batches.readings(sequence), List.of(), null));
            }
            assertThat(receiver.count("SELECT SUM(duplicates) FROM batch WHERE gateway = 'GW-2'"))
                    .as("readings of the first version are known")
                    .isEqualTo(READINGS);
            assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(READINGS + 10);
            assertThat(receiver.count("SELECT MIN(commit_group) FROM batch WHERE gateway = 'GW-2'"))
                    .isGreaterThan(LAST_GROUP);
            assertThat(receiver.count("SELECT COUNT(*) FROM reading WHERE heart_rate IS NULL OR spo2 IS NOT NULL"))
                    .as("values as they were")
                    .isZero();
        }
    }

    private static void makeFirstVersion(String url) {
        Flyway.configure()
                .dataSource(RunningReceiver.jdbcUrl(url), null, null)
                .locations("db/migration")
                .target("1")
                .load()
                .migrate();
    }

    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                PreparedStatement batch = connection.prepareStatement(BATCH);
                PreparedStatement reading = connection.prepareStatement(READING)) {
            statement.execute("INSERT INTO commit_group VALUES (" + LAST_GROUP + ", 1790000000000)");
            for (long sequence = 1; sequence <= BATCHES; sequence++) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Batches.routine(sequence));
                batch.setLong(1, Batches.EPOCH);
                batch.setLong(2, sequence);
                batch.setString(3, HexFormat.of().formatHex(hash));
                batch.setLong(4, LAST_GROUP);
                batch.executeUpdate();
                for (Reading each : Batches.readings(sequence)) {
                    reading.setLong(1, each.deviceId());
                    reading.setLong(2, each.boot());
                    reading.setLong(3, sequence);
                    reading.setLong(4, Batches.EPOCH);
                    reading.setLong(5, sequence);
                    reading.setInt(6, each.values().get(Metric.HEART_RATE));
                    reading.executeUpdate();
                }
            }
        }
    }

    private static void deliver(LockStepClient client, String gateway, byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + gateway + "/up", 1, 1, envelope));
        assertThat(client.receive()).as("PUBACK").isEqualTo("40020001");
    }
}
