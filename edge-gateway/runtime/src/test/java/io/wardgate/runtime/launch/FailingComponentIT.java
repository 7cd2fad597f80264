package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component that cannot start stops nobody else, and health says which one it is. */
class FailingComponentIT {

    @TempDir
    Path home;

    @Test
    void decodersWithARubbishKeyFileAreNamedAndTheOthersRun() throws Exception {
        Path keys = Files.writeString(home.resolve("keys.yaml"), "this is {no key file");
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway = new GatewayInProcess(
                        home, GatewayInProcess.document(home, radio.port(), 1, 100, keys.toString()))) {
            gateway.start();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(gateway.active())
                        .contains("ble.osgi.HciComponent", "buffer", "uplink.osgi.MqttUplinkComponent")
                        .doesNotContain("ble.osgi.DecodersComponent", "core.osgi.PipelineComponent");
                assertThat(HealthView.of(gateway.framework().getBundleContext(), "components"))
                        .contains("FAILED")
                        .contains("not active: io.wardgate.ble.decoders")
                        .contains(keys.toString());
            });
        }
        await().untilAsserted(() -> assertThat(OpenFiles.below(home)).isEmpty());
    }
}
