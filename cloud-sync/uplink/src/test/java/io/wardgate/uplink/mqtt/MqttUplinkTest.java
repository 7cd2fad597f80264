package io.wardgate.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.peer.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The uplink against a real broker. Skipped, and reported as such, where Debian's mosquitto is not installed. */
@EnabledIf(value = "brokerIsInstalled", disabledReason = "mosquitto is not installed: apt-get install mosquitto")
class MqttUplinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final MemoryStore store = new MemoryStore();

    static boolean brokerIsInstalled() {
        return Mosquitto.isInstalled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void deliversEverythingAlthoughTheBrokerIsKilledAndStartedAgain(String protocol) throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            LaneDrain drain = drain(broker.port, protocol);
            try (CommittingReceiver receiver = new CommittingReceiver(broker.port)) {
                drain.start();
                append(100);
                await().atMost(PATIENCE).until(() -> store.pending() == 0);

                broker.kill();
                append(200);
                broker.start();
                await().atMost(PATIENCE).until(() -> store.pending() == 0);

                append(200);
                broker.kill();
                broker.start();
                append(100);
                await().atMost(PATIENCE).until(() -> store.pending() == 0);
                assertThat(receiver.heard).hasSize(600);
                assertThat(figure(drain, "reconnects")).isPositive();
            } finally {
                drain.stop();
            }
        }
        assertNoThreadLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void leavesNoThreadWhenClosedWhileConnectingInVain(String protocol) throws Exception {
        LaneDrain drain = drain(new Mosquitto(directory).port, protocol);
        drain.start();
        append(10);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("wardgate-mqtt-routine")));

        drain.stop();

        assertNoThreadLeft();
        assertThat(store.pending()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void leavesNoThreadWhenClosedAfterTheBrokerWentSilent(String protocol) throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            LaneDrain drain = drain(broker.port, protocol);
            drain.start();
            await().atMost(PATIENCE).until(() -> figure(drain, "up") == 1);
            broker.freeze();
            append(50);

            drain.stop();
        }
        assertNoThreadLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void connectsAgainWhenTheBrokerIsUpButNobodyAnswers(String protocol) throws Exception {
        try (Mosquitto broker = new Mosquitto(directory)) {
            broker.start();
            LaneDrain drain = drain(broker.port, protocol);
            drain.start();
            append(10);
            await().atMost(PATIENCE)
                    .until(() -> figure(drain, "watchdogResets") > 0 && figure(drain, "reconnects") > 0);

            try (CommittingReceiver receiver = new CommittingReceiver(broker.port)) {
                await().atMost(PATIENCE).until(() -> store.pending() == 0);
                assertThat(receiver.heard).hasSize(10);
            } finally {
                drain.stop();
            }
        }
        assertNoThreadLeft();
    }

    private LaneDrain drain(int port, String protocol) {
        ServerAddress server = ServerAddress.parse("mqtt://127.0.0.1:" + port);
        Uplink uplink = MqttTransports.of(new MqttSettings(server, null, "GW-1", 16, 2, 2), protocol);
        return new LaneDrain(new DrainSettings(16, 1_000), store, uplink, new MachineClock(), "GW-1");
    }

    private void append(int batches) {
        for (int batch = 0; batch < batches; batch++) {
            store.append(Lane.ofNumber(batch % 3));
        }
    }

    private static long figure(LaneDrain drain, String name) {
        return Objects.requireNonNull(drain.check().figures().get(name));
    }

    private static void assertNoThreadLeft() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<String> left = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("wardgate-") || name.startsWith("MQTT ") || name.contains("GW-1"))
                    .toList();
            assertThat(left).isEmpty();
        });
    }

    /** Real time: a real broker is on the other side. */
    private static final class MachineClock implements GatewayClock {

        @Override
        public long monoNanos() {
            return System.nanoTime();
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long bootId() {
            return 1;
        }

        @Override
        public boolean isSynchronised() {
            return true;
        }
    }
}
