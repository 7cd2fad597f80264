package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/**
 * The image's bundles in this process, as the launcher installs them, with a home of its own. The framework is the one
 * that the build put on the class path.
 */
final class GatewayInProcess implements AutoCloseable {

    /** Every component, by class, with this document. */
    private static final List<String> COMPONENTS = List.of(
            "ble.osgi.DecodersComponent",
            "ble.osgi.HciComponent",
            "buffer",
            "core.osgi.AlarmProfileComponent",
            "core.osgi.AlarmsComponent",
            "core.osgi.BandFirmwareComponent",
            "core.osgi.BandLinksComponent",
            "core.osgi.BandMessageComponent",
            "core.osgi.ChronyComponent",
            "core.osgi.CleaningComponent",
            "core.osgi.ClockKeepingComponent",
            "core.osgi.CommandQueueComponent",
            "core.osgi.ComponentsHealth",
            "core.osgi.ConfigurationComponent",
            "core.osgi.DropRegisterComponent",
            "core.osgi.EventsComponent",
            "core.osgi.GatewayComponent",
            "core.osgi.IdentifyComponent",
            "core.osgi.LinksComponent",
            "core.osgi.PipelineComponent",
            "core.osgi.RestartComponent",
            "core.osgi.SetConfigurationComponent",
            "core.osgi.SystemClockComponent",
            "uplink.osgi.MqttUplinkComponent",
            "uplink.osgi.UplinkComponent");

    private final Path home;
    private final Framework framework;
    private final List<Bundle> bundles;

    /** Installs all bundles; nothing starts yet. */
    GatewayInProcess(Path home, String configuration) throws IOException, BundleException {
        this.home = home;
        Path image = Path.of(System.getProperty("wardgate.image", "target/image"));
        Path document = Files.writeString(home.resolve("gateway.yaml"), configuration);
        Options options = new Options(
                image.toAbsolutePath(),
                System.getProperty("wardgate.framework", "equinox"),
                document,
                home.resolve("state"));
        framework = GatewayMain.newFramework(options);
        framework.init();
        bundles = GatewayMain.installBundles(framework, options);
    }

    /** A document with one radio; nobody but the audit file needs to answer. */
    static String document(Path home, int radioPort, int mqttPort, int sealMillis, String keyFile) {
        return """
                schema: 1
                revision: 1
                gateway: {id: GW-LIFE}
                pipeline: {sealMillis: %d, healthSeconds: 1, auditPath: "%s"}
                alarms: {}
                alarms.profile: [{name: default, heartRateHigh: 140}]
                ble.decoders: {keyFile: "%s"}
                ble.hci: [{name: dongle-1, port: "tcp:127.0.0.1:%d"}]
                buffer: {directory: "%s"}
                uplink.mqtt: [{name: receiver, server: "mqtt://127.0.0.1:%d"}]
                """.formatted(sealMillis, audit(home), keyFile, radioPort, buffer(home), mqttPort);
    }

    static Path audit(Path home) {
        return home.resolve("audit");
    }

    static Path buffer(Path home) {
        return home.resolve("buffer");
    }

    /** Starts the framework with this bundle alone, so that services can be there before all others. */
    void startAlone(Bundle bundle) throws BundleException {
        framework.start();
        bundle.start();
    }

    /** Starts as the launcher does. */
    void start() throws BundleException {
        GatewayMain.startBundles(bundles);
        framework.start();
    }

    Framework framework() {
        return framework;
    }

    List<Bundle> bundles() {
        return bundles;
    }

    /** The bundles of this project, by name. */
    List<Bundle> own() {
        return bundles.stream()
                .filter(bundle -> bundle.getSymbolicName().startsWith("wardgate-"))
                .toList();
    }

    Set<String> active() {
        return ScrView.active(framework.getBundleContext());
    }

    /** Fails, naming those that lack, until all are active. */
    void assertComplete() {
        assertThat(active()).containsExactlyInAnyOrderElementsOf(COMPONENTS);
    }

    /** Octets of the audit file: they grow while readings reach the disk. */
    long audited() {
        return GatewayInProcess.audit(home).toFile().length();
    }

    @Override
    public void close() {
        GatewayMain.stop(framework);
    }
}
