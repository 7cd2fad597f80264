package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process at random moments: what it acknowledged must be there afterwards. */
class KillTest {

    private static final int ROUNDS = 3;
    private static final int IN_FLIGHT = 20;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedBatchSurvivesKillingTheProcess() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String url = RunningReceiver.h2(directory);
        Map<Long, String> acknowledged = new ConcurrentHashMap<>();
        long sequence = 1;
        for (int round = 0; round < ROUNDS; round++) {
            int port = ChildReceiver.freePort();
            ChildReceiver child = startChild(url, port);
            int killAfter = acknowledged.size() + random.nextInt(20, 200);
            sequence = publishUntil(port, acknowledged, sequence, killAfter, child);
        }
        assertThat(acknowledged).as("seed %d", seed).hasSizeGreaterThan(ROUNDS * 20);
        for (Map.Entry<Long, String> batch : acknowledged.entrySet()) {
            assertThat(RunningReceiver.count(
                            url,
                            "SELECT COUNT(*) FROM batch WHERE sequence = " + batch.getKey() + " AND body_hash = '"
                                    + batch.getValue() + "'"))
                    .as("batch %d, seed %d", batch.getKey(), seed)
                    .isEqualTo(1);
        }
        assertThat(RunningReceiver.count(url, "SELECT SUM(stored) FROM batch"))
                .as("every batch has all its readings, seed %d", seed)
                .isEqualTo(RunningReceiver.count(url, "SELECT COUNT(*) FROM reading"));
    }

    private ChildReceiver startChild(String url, int port) throws Exception {
        return ChildReceiver.start(
                        directory.resolve("out-" + port),
                        "--database",
                        url,
                        "--mqtt-listen",
                        "127.0.0.1:" + port,
                        "--http",
                        "127.0.0.1:0")
                .awaitReady(port);
    }

    /** Keeps a window of unacknowledged batches in flight, and kills in the middle of it. */
    private static long publishUntil(
            int port, Map<Long, String> acknowledged, long first, int killAfter, ChildReceiver child) throws Exception {
        Map<Integer, Long> inFlight = new ConcurrentHashMap<>();
        long sequence = first;
        try (LockStepClient client = new LockStepClient(port)) {
            client.send(connect(4, "killer", 60)).receive();
            while (acknowledged.size() < killAfter) {
                while (inFlight.size() < IN_FLIGHT) {
                    int packetId = (int) (sequence % 65_000 + 1);
                    inFlight.put(packetId, sequence);
                    client.send(publish(4, "wg/v1/GW-1/up", 1, packetId, Batches.routine(sequence++)));
                }
                settle(client, inFlight, acknowledged);
            }
            child.kill();
            while (!inFlight.isEmpty()) {
                settle(client, inFlight, acknowledged);
            }
        } catch (IOException e) {
            child.kill(); // the cut connection: what was not acknowledged does not count
        }
        return sequence;
    }

    private static void settle(LockStepClient client, Map<Integer, Long> inFlight, Map<Long, String> acknowledged)
            throws Exception {
        String puback = client.receive();
        int packetId = Integer.parseInt(puback.substring(4, 8), 16);
        long sequence = Objects.requireNonNull(inFlight.remove(packetId), puback);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Batches.routine(sequence));
        acknowledged.put(sequence, HexFormat.of().formatHex(hash));
    }
}
