package io.wardgate.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a demo run keeps everything, and the commands that start its programs there.
 *
 * @param project root of the built project
 * @param run folder of this run
 */
public record DemoFolder(Path project, Path run) {

    public static DemoFolder create(Path project) throws IOException {
        return create(project, "demo");
    }

    /** @param kind of run, with which the folder's name begins */
    public static DemoFolder create(Path project, String kind) throws IOException {
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        Path run = project.resolve("run")
                .resolve(kind + "-" + now + "-" + ProcessHandle.current().pid())
                .toAbsolutePath()
                .normalize();
        return new DemoFolder(project.toAbsolutePath(), Files.createDirectories(run));
    }

    public Path ledger() {
        return run.resolve("ledger.ndjson");
    }

    public Path audit() {
        return run.resolve("acknowledged-batches.txt");
    }

    public Path keys() {
        return run.resolve("band-keys.yaml");
    }

    public String database() {
        return "jdbc:h2:file:" + run.resolve("receiver");
    }

    public ChildProcess receiver(String database, int httpPort, int mqttPort, int brokerPort) {
        Path target = project.resolve("cloud-sync/receiver/target");
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                target.resolve("wardgate-receiver-0.1.0.jar") + ":" + target.resolve("lib") + "/*",
                "io.wardgate.receiver.ReceiverMain",
                "--database=" + database,
                "--http=127.0.0.1:" + httpPort));
        command.add(
                brokerPort > 0 ? "--mqtt-broker=tcp://127.0.0.1:" + brokerPort : "--mqtt-listen=127.0.0.1:" + mqttPort);
        return new ChildProcess("receiver", command, run.resolve("receiver.log"));
    }

    public ChildProcess gateway(String framework) {
        List<String> command = List.of(
                project.resolve("edge-gateway/runtime/target/image/bin/wardgate-gateway")
                        .toString(),
                "--configuration",
                configuration().toString(),
                "--state",
                run.resolve("gateway").toString(),
                "--framework",
                framework);
        return new ChildProcess("gateway", command, run.resolve("gateway.log"));
    }

    /** Debian's broker between gateway and receiver; it keeps nothing, the end-to-end receipts do. */
    public ChildProcess broker(int port) throws IOException {
        Path configuration = run.resolve("mosquitto.conf");
        Files.writeString(configuration, """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence false
                max_inflight_messages 0
                max_queued_messages 10000
                """.formatted(port));
        return new ChildProcess(
                "mosquitto", List.of("mosquitto", "-c", configuration.toString()), run.resolve("mosquitto.log"));
    }

    public void writeConfiguration(GatewayRadios radios, int uplinkPort, String store) throws IOException {
        Files.writeString(configuration(), """
                schema: 1
                revision: 1
                gateway:
                  id: GW-3F-01
                pipeline:
                  auditPath: %s
                alarms: {}
                ble.decoders:
                  keyFile: %s
                %sbuffer:
                  directory: %s
                  store: %s
                uplink.mqtt:
                  - name: receiver
                    server: mqtt://127.0.0.1:%d
                """.formatted(
                        audit(), keys(), radios.configuration(), run.resolve("buffer"), store, uplinkPort));
    }

    private Path configuration() {
        return run.resolve("gateway.yaml");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
