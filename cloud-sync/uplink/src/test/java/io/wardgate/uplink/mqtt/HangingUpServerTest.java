package io.wardgate.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that takes each connection and closes it at once, as a proxy does whose own server is dead. */
class HangingUpServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 6;
    private static final String GATEWAY = "GW-HUNG-UP";

    private final AtomicInteger hungUp = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void attemptsLeaveNoThreadBehind(String protocol) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> hangUp(server), "test-hanging-up");
            acceptor.start();
            ServerAddress address = ServerAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
            Uplink uplink = MqttTransports.of(new MqttSettings(address, null, GATEWAY, 16, 2, 2), protocol);
            uplink.open(new NobodyListens());
            await().atMost(PATIENCE).until(() -> hungUp.get() >= ATTEMPTS);
            uplink.close();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains(GATEWAY)));
    }

    private void hangUp(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                server.accept().close();
                hungUp.incrementAndGet();
            } catch (IOException e) {
                assertThat(server.isClosed()).as(e.toString()).isTrue();
            }
        }
    }

    private static final class NobodyListens implements UplinkListener {

        @Override
        public void onUp(Lane lane) {}

        @Override
        public void onDown(Lane lane, String reason) {}

        @Override
        public void onMessage(byte[] message) {}
    }
}
