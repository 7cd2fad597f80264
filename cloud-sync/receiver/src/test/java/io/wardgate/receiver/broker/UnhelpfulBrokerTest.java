package io.wardgate.receiver.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** A broker's place where nobody speaks MQTT. Paho must leave no thread behind, or a long outage would collect them. */
class UnhelpfulBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT = "unhelped";
    private static final int ATTEMPTS = 5;

    @Test
    void attemptsLeaveNoThreadWhenTheBrokerClosesEachConnectionAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                BrokerSession session = session(server.getLocalPort());
                CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUp(server));
                assertThatThrownBy(session::open).isInstanceOf(MqttException.class);
                hungUp.join();
                session.close();
            }
        }
        assertNoThreadLeft();
    }

    @Test
    void anAttemptLeavesNoThreadWhenTheBrokerSaysNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            BrokerSession session = session(server.getLocalPort());
            assertThatThrownBy(session::open).isInstanceOf(MqttException.class);
            session.close();
            assertNoThreadLeft();
        }
    }

    private static void hangUp(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokerSession session(int port) throws MqttException {
        InstantSource clock = InstantSource.system();
        BrokerInlet inlet = new BrokerInlet(
                new Refusals(new SimpleMeterRegistry(), clock), new Inspector(clock), new IngestQueue(), "broker");
        return new BrokerSession("tcp://127.0.0.1:" + port, CLIENT, inlet);
    }

    private static void assertNoThreadLeft() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains(CLIENT)));
    }
}
