package io.wardgate.receiver;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** Debian's mosquitto and its clients; tests are skipped where they are not installed. */
final class Mosquitto implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/");

    private final Path directory;
    private final int port;
    private Process process;

    private Mosquitto(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    static Mosquitto start(Path directory) throws IOException {
        int port = ChildReceiver.freePort();
        return new Mosquitto(directory, port, launch(directory, port));
    }

    private static Process launch(Path directory, int port) throws IOException {
        Path configuration = directory.resolve("mosquitto.conf");
        Files.writeString(configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        Process process = new ProcessBuilder(program("mosquitto"), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("mosquitto.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            }
        });
        return process;
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch(directory, port);
    }

    /** Runs mosquitto_pub or mosquitto_sub to its end. */
    static int run(String client, int port, String... arguments) throws Exception {
        Process process = client(client, port, arguments).inheritIO().start();
        return process.waitFor();
    }

    static ProcessBuilder client(String client, int port, String... arguments) {
        String[] command = new String[arguments.length + 5];
        System.arraycopy(new String[] {program(client), "-h", "127.0.0.1", "-p", "" + port}, 0, command, 0, 5);
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return new ProcessBuilder(Arrays.asList(command));
    }

    private static String program(String name) {
        String found = FOLDERS.stream()
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        Assumptions.assumeFalse(found.isEmpty(), name + " is not installed: skipped");
        return found;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
