package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Primary and backup behind one PostgreSQL, both accepting. */
class TwoReceiversTest {

    private static final int BATCHES = 150;
    private static final int FLIP_EVERY = 7;

    @Test
    void equalBatchesAndReadingsBroughtToBothAtOnceAreStoredOnce() throws Exception {
        try (PrivatePostgresql server = PrivatePostgresql.start()) {
            server.createDatabase("receiver");
            String url = server.url("receiver");
            try (RunningReceiver primary = RunningReceiver.on(url, null);
                    RunningReceiver backup = RunningReceiver.on(url, null)) {
                CompletableFuture<Void> toPrimary = sender(primary, "a", "GW-1");
                CompletableFuture<Void> toBackup = sender(backup, "b", "GW-1");
                CompletableFuture<Void> neighbour = sender(backup, "c", "GW-2");
                CompletableFuture.allOf(toPrimary, toBackup, neighbour).get();

                assertStoredOnce(primary, 2 * BATCHES);
                assertThat(primary.count("SELECT COUNT(*) FROM quarantine")).isZero();
                assertThat(primary.get("/health").statusCode()).isEqualTo(200);
                assertThat(backup.get("/health").statusCode()).isEqualTo(200);
                assertThat(primary.get("/metrics").body()).contains("wardgate_commit_failures_total 0.0");
                assertThat(backup.get("/metrics").body()).contains("wardgate_commit_failures_total 0.0");
            }
        }
    }

    @Test
    void aGatewayThatFlipsBetweenBothIsStoredOnce() throws Exception {
        try (PrivatePostgresql server = PrivatePostgresql.start()) {
            server.createDatabase("receiver");
            String url = server.url("receiver");
            try (RunningReceiver primary = RunningReceiver.on(url, null);
                    RunningReceiver backup = RunningReceiver.on(url, null);
                    LockStepClient one = new LockStepClient(primary.mqttPort());
                    LockStepClient other = new LockStepClient(backup.mqttPort())) {
                one.send(connect(4, "one", 60)).receive();
                other.send(connect(4, "other", 60)).receive();
                for (int sequence = 1; sequence <= BATCHES; sequence++) {
                    boolean flips = sequence % FLIP_EVERY == 0;
                    byte[] envelope = Batches.routine(sequence);
                    LockStepClient first = sequence / FLIP_EVERY % 2 == 0 ? one : other;
                    deliver(first, "GW-1", sequence, envelope);
                    if (flips) {
                        deliver(first == one ? other : one, "GW-1", sequence, envelope);
                    }
                }
                assertStoredOnce(primary, BATCHES);
            }
        }
    }

    private static void assertStoredOnce(RunningReceiver receiver, int batches) throws Exception {
        assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(batches);
        assertThat(receiver.count("SELECT COUNT(*) FROM reading")).isEqualTo(BATCHES * 10);
        assertThat(receiver.count("SELECT COUNT(*) FROM (SELECT DISTINCT device, boot, sequence FROM reading) AS keys"))
                .isEqualTo(BATCHES * 10);
        assertThat(receiver.count("SELECT SUM(stored) FROM batch")).isEqualTo(BATCHES * 10);
    }

    private static CompletableFuture<Void> sender(RunningReceiver receiver, String client, String gateway) {
        return CompletableFuture.runAsync(() -> {
            try (LockStepClient connection = new LockStepClient(receiver.mqttPort())) {
                connection.send(connect(4, client, 60)).receive();
                for (int sequence = 1; sequence <= BATCHES; sequence++) {
                    BatchId id = new BatchId(gateway, Batches.EPOCH, Lane.ROUTINE, sequence);
                    deliver(
                            connection,
                            gateway,
                            sequence,
                            Batches.seal(id, Batches.readings(sequence), List.of(), null));
                }
            } catch (Exception e) {
                throw new IllegalStateException(client + " failed", e);
            }
        });
    }

    private static void deliver(LockStepClient client, String gateway, int packetId, byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + gateway + "/up", 1, packetId, envelope));
        assertThat(client.receive()).startsWith("4002");
    }
}
