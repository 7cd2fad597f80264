package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Commands to a whole gateway in its framework. */
class CommandsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ACCEPTED = 2;
    private static final int DONE = 3;
    private static final int FAILED = 4;

    @TempDir
    Path home;

    @Test
    void aDocumentComesByCommandOrIsRefusedAsOnTheGateway() throws Exception {
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 100, ""))) {
            CommandPort commands = new CommandPort(gateway);
            gateway.start();
            String document = GatewayInProcess.document(home, radio.port(), 1, 250, "");
            await().atMost(PATIENCE).until(() -> commands.offer("configuration.set", Map.of(), document));
            await("revision 1 again is refused")
                    .atMost(PATIENCE)
                    .until(() -> commands.states().contains(FAILED));
            assertThat(home.resolve("gateway.yaml")).content().doesNotContain("sealMillis: 250");
        }
    }

    @Test
    void aNewerDocumentComesIntoForceAndStays() throws Exception {
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 100, ""))) {
            CommandPort commands = new CommandPort(gateway);
            gateway.start();
            String newer =
                    GatewayInProcess.document(home, radio.port(), 1, 250, "").replace("revision: 1", "revision: 2");
            await().atMost(PATIENCE).until(() -> commands.offer("configuration.set", Map.of(), newer));

            await().atMost(PATIENCE).until(() -> commands.states().contains(DONE));
            assertThat(HealthView.of(gateway.framework().getBundleContext(), "configuration"))
                    .contains("revision 2 in force");
            assertThat(Files.readString(home.resolve("gateway.yaml"))).isEqualTo(newer);
        }
    }

    /** Whose end interrupts the queue in the middle of its command. */
    @Test
    void aComponentRestartsOnceAlsoIfTheCommandQueueNeedsIt() throws Exception {
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 100, ""))) {
            CommandPort commands = new CommandPort(gateway);
            gateway.start();
            BundleContext system = gateway.framework().getBundleContext();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(gateway.active())
                            .contains("core.osgi.CommandQueueComponent", "core.osgi.PipelineComponent"));
            long before = clockService(system);
            Map<String, String> clock = Map.of("component", "io.wardgate.core.osgi.SystemClockComponent");
            assertThat(commands.offer("component.restart", clock, "")).isTrue();

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(clockService(system)).isGreaterThan(before);
                assertThat(gateway.active()).contains("core.osgi.CommandQueueComponent", "core.osgi.PipelineComponent");
                assertThat(commands.states()).contains(DONE);
            });
            assertThat(commands.states()).containsOnlyOnce(ACCEPTED);
        }
    }

    /** The number of the clock's service; 0 while there is none. */
    private static long clockService(BundleContext system) throws Exception {
        ServiceReference<?>[] found = system.getAllServiceReferences("io.wardgate.api.clock.GatewayClock", null);
        return found == null ? 0 : (Long) found[0].getProperty("service.id");
    }
}
