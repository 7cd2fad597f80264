package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.uplink.udp.UdpSettings;
import io.wardgate.uplink.udp.UdpUplink;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast path: no connection, so of the transports' contract only what can hold without one. */
class UdpTransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    private RunningReceiver receiver(int port, @Nullable Path key) throws StartException {
        return RunningReceiver.with(RunningReceiver.h2(directory), options -> {
            options.udpListen = new InetSocketAddress("127.0.0.1", port);
            options.udpKeyFile = key;
        });
    }

    private static CollectingGateway gateway(int port, String keyFile) {
        return new CollectingGateway(
                new UdpUplink(UdpSettings.of("udp://127.0.0.1:" + port, keyFile, Batches.GATEWAY)));
    }

    private static void deliver(CollectingGateway gateway, Lane lane, long sequence) {
        byte[] envelope = TransportContract.batch(TransportContract.id(lane, sequence));
        assertThat(envelope.length).isLessThanOrEqualTo(1_200);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.delivered(TransportContract.id(lane, sequence), envelope));
    }

    @Test
    void deliversUrgentLanesWithTheKeyAlsoAfterARestart() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "5a".repeat(32) + "\n");
        int port = ChildReceiver.freePort();
        try (CollectingGateway gateway = gateway(port, key.toString())) {
            try (RunningReceiver receiver = receiver(port, key)) {
                deliver(gateway, Lane.EMERGENCY, 1);
                deliver(gateway, Lane.ALARM, 1);
                assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(2);
            }
            try (RunningReceiver receiver = receiver(port, key)) {
                deliver(gateway, Lane.EMERGENCY, 2);
                for (int copy = 0; copy < 10; copy++) {
                    gateway.send(Lane.EMERGENCY, TransportContract.batch(TransportContract.id(Lane.EMERGENCY, 2)));
                }
                deliver(gateway, Lane.EMERGENCY, 3);
                assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(4);
            }
        }
    }

    @Test
    void takesNoOtherLaneAndNoLargeEnvelope() throws Exception {
        int port = ChildReceiver.freePort();
        try (RunningReceiver receiver = receiver(port, null);
                CollectingGateway gateway = gateway(port, "")) {
            deliver(gateway, Lane.EMERGENCY, 1);
            assertThat(gateway.isUp(Lane.ROUTINE)).isFalse();
            assertThat(gateway.send(Lane.ROUTINE, Batches.routine(1))).isFalse();
            assertThat(gateway.send(Lane.EMERGENCY, new byte[1_201])).isFalse();
            assertThat(gateway.send(Lane.EMERGENCY, Batches.routine(1))).isTrue();
            awaitMetric(receiver, "wardgate_refusals_total{reason=\"protocol\"} 1.0");
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isEqualTo(1);
        }
    }

    @Test
    void refusesWhoHasAnotherKeyAndCountsIt() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "5a".repeat(32));
        Path other = Files.writeString(directory.resolve("other"), "a5".repeat(32));
        int port = ChildReceiver.freePort();
        try (RunningReceiver receiver = receiver(port, key);
                CollectingGateway stranger = gateway(port, other.toString());
                DatagramSocket socket = new DatagramSocket()) {
            await().atMost(PATIENCE).until(() -> stranger.isUp(Lane.EMERGENCY));
            stranger.send(Lane.EMERGENCY, TransportContract.batch(TransportContract.id(Lane.EMERGENCY, 1)));
            socket.send(new DatagramPacket(new byte[3], 3, new InetSocketAddress("127.0.0.1", port)));
            awaitMetric(receiver, "wardgate_refusals_total{reason=\"unreadable\"} 2.0");
            assertThat(receiver.count("SELECT COUNT(*) FROM batch")).isZero();
        }
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        CollectingGateway gateway = gateway(ChildReceiver.freePort(), "");
        await().atMost(PATIENCE).until(() -> gateway.isUp(Lane.EMERGENCY));
        gateway.close();
        List<String> names = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .toList();
        assertThat(names).doesNotContain("wardgate-uplink-udp");
        assertThat(gateway.isUp(Lane.EMERGENCY)).isFalse();
    }

    private static void awaitMetric(RunningReceiver receiver, String line) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.get("/metrics").body()).contains(line));
    }
}
