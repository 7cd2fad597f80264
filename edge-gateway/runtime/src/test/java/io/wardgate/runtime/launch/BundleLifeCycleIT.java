package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Any bundle may stop and start at any time: it leaves nothing behind, and nothing acknowledged is lost. */
class BundleLifeCycleIT {

    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PASSING =
            List.of("awaitility", "Equinox resolver", "FelixResolver", "MQTT Con: ", "MQTT Ping: ", "process reaper");

    @TempDir
    Path home;

    @Test
    void bundlesComeAndGoWhileReadingsFlow() throws Exception {
        assumeTrue(Mosquitto.isInstalled(), "mosquitto is not installed");
        List<String> threadsBefore = Threads.nonDaemon();
        try (Mosquitto broker = new Mosquitto(home);
                WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway = new GatewayInProcess(
                        home, GatewayInProcess.document(home, radio.port(), broker.port(), 100, ""))) {
            gateway.start();
            awaitWork(gateway, broker, "the first start");
            // The first round loads what the platform loads but once.
            restartEach(gateway, radio, broker, new Random(SEED));
            List<String> threads = settledThreads();
            List<String> files = settledFiles();

            for (int round = 1; round < ROUNDS; round++) {
                restartEach(gateway, radio, broker, new Random(SEED + round));
            }

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(more(settledThreads(), threads)).isEmpty();
                assertThat(more(settledFiles(), files)).isEmpty();
            });
        }
        await().untilAsserted(() -> assertThat(Threads.nonDaemon()).isEqualTo(threadsBefore));
        assertThat(OpenFiles.below(home)).isEmpty();
        AuditedBuffer left = AuditedBuffer.of(home);
        assertThat(left.promised()).hasSizeGreaterThan(ROUNDS * 6);
        assertThat(left.kept()).containsAll(left.promised());
    }

    private void restartEach(GatewayInProcess gateway, WardRadio radio, Mosquitto broker, Random order)
            throws BundleException {
        List<Bundle> bundles = new ArrayList<>(gateway.own());
        Collections.shuffle(bundles, order);
        for (Bundle bundle : bundles) {
            String name = bundle.getSymbolicName();
            bundle.stop();
            await("what " + name + " leaves behind, seed " + SEED).untilAsserted(() -> {
                assertThat(Threads.of(name)).as(() -> Threads.stacks(name)).isEmpty();
                assertThat(leftovers(name, radio, broker)).isEmpty();
            });
            assertThat(Threads.ofNobody()).isEmpty();
            bundle.start();
            awaitWork(gateway, broker, "after " + name + " started again, seed " + SEED);
        }
    }

    private List<String> leftovers(String bundle, WardRadio radio, Mosquitto broker) {
        return switch (bundle) {
            case "wardgate-ble" -> OpenFiles.connectionsTo(radio.port());
            case "wardgate-buffer" -> OpenFiles.below(GatewayInProcess.buffer(home));
            case "wardgate-core" -> {
                List<String> left = new ArrayList<>(OpenFiles.inotify());
                left.addAll(OpenFiles.at(GatewayInProcess.audit(home)));
                yield left;
            }
            case "wardgate-uplink" -> OpenFiles.connectionsTo(broker.port());
            default -> List.of();
        };
    }

    private void awaitWork(GatewayInProcess gateway, Mosquitto broker, String when) {
        await("all components active, " + when).atMost(PATIENCE).untilAsserted(gateway::assertComplete);
        await("both connections up, " + when)
                .atMost(PATIENCE)
                .until(() -> OpenFiles.connectionsTo(broker.port()).size() == 2);
        long audited = gateway.audited();
        await("readings reach the disk, " + when).atMost(PATIENCE).until(() -> gateway.audited() > audited);
    }

    /** What there is now and was not then; a name may stand several times. */
    private static List<String> more(List<String> now, List<String> then) {
        List<String> more = new ArrayList<>(now);
        then.forEach(more::remove);
        return more;
    }

    /** Without those that the platform and Paho start and end as they like; no thread of Paho's outlives its bundle. */
    private static List<String> settledThreads() {
        return Threads.names().stream()
                .filter(name -> PASSING.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("[0-9a-f-]*[0-9]+$", ""))
                .toList();
    }

    /**
     * Sockets and pipes by kind: their numbers differ each time. Older batch files may be open or not, and jars that the
     * framework unpacked anew stay open until the collector comes by.
     */
    private List<String> settledFiles() {
        return OpenFiles.targets().stream()
                .filter(file -> !file.endsWith(".jar (deleted)"))
                .filter(file -> !file.startsWith(GatewayInProcess.buffer(home).toString()))
                .map(file -> file.replaceAll("\\[[0-9]+\\]", ""))
                .sorted()
                .toList();
    }
}
