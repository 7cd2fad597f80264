package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** The receiver as its users run it: a process of its own, on free ports, storing into an H2 file. */
final class ReceiverProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int mqttPort;

    private ReceiverProcess(Process process, Path log, int mqttPort) {
        this.process = process;
        this.log = log;
        this.mqttPort = mqttPort;
    }

    /** Starts it and waits until it serves. */
    static ReceiverProcess start(Path folder, Path database) throws IOException {
        return start(folder, database, freePort());
    }

    /** Starts it on a port that a gateway knows already, and waits until it serves. */
    static ReceiverProcess start(Path folder, Path database, int mqttPort) throws IOException {
        Path log = folder.resolve("receiver.log");
        int httpPort = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.wardgate.receiver.ReceiverMain",
                "--database=jdbc:h2:file:" + database,
                "--mqtt-listen=127.0.0.1:" + mqttPort,
                "--http=127.0.0.1:" + httpPort);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ReceiverProcess receiver = new ReceiverProcess(process, log, mqttPort);
        receiver.awaitHealth(URI.create("http://127.0.0.1:" + httpPort + "/health"));
        return receiver;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** Ends it in order; the database is free afterwards. */
    void stop() throws InterruptedException, IOException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as(Files.readString(log))
                .isTrue();
    }

    private void awaitHealth(URI health) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(health).build();
        try {
            await().atMost(Duration.ofSeconds(90))
                    .ignoreException(ConnectException.class)
                    .until(() -> !process.isAlive()
                            || client.send(request, BodyHandlers.discarding()).statusCode() == 200);
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        } catch (ConditionTimeoutException | AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError("the receiver does not serve; it said:\n" + Files.readString(log), e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
