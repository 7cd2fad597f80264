package io.wardgate.simulator.faults.system;

import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker on loopback that keeps nothing, on a port that stays. Owned by the thread of its test. */
final class Mosquitto implements AutoCloseable {

    private final Path configuration;
    private final Path log;
    private final int port;
    private Process process;

    private Mosquitto(Path configuration, Path log, int port) throws IOException {
        this.configuration = configuration;
        this.log = log;
        this.port = port;
        this.process = launch();
    }

    static Mosquitto start(Path folder) throws IOException {
        int port = ReceiverProcess.freePort();
        Path configuration = Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
        return new Mosquitto(configuration, folder.resolve("mosquitto.log"), port);
    }

    int port() {
        return port;
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder("mosquitto", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
