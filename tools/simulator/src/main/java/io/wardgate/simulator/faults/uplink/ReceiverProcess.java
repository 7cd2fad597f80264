package io.wardgate.simulator.faults.uplink;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The receiver as its users run it: a process of its own with an H2 file, on ports that stay over restarts. */
public final class ReceiverProcess implements AutoCloseable {

    private static final int START_STEPS = 600;
    private static final long STEP_MILLIS = 100;
    private static final long STOP_SECONDS = 60;
    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_768;
    private static final int PORT_TRIES = 100;
    private static final String BATCHES = "wardgate_batches_total{";

    private final List<String> command;
    private final Path log;
    private final URI http;
    private final int mqttPort;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    private ReceiverProcess(Path project, Path folder, String databaseUrl, List<String> inlet, int mqttPort)
            throws IOException {
        Path target = project.resolve("cloud-sync/receiver/target");
        int httpPort = freePort();
        this.log = folder.resolve("receiver.log");
        this.mqttPort = mqttPort;
        this.http = URI.create("http://127.0.0.1:" + httpPort + "/");
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                target.resolve("wardgate-receiver-0.1.0.jar") + ":" + target.resolve("lib") + "/*",
                "io.wardgate.receiver.ReceiverMain",
                "--database=" + databaseUrl,
                "--http=127.0.0.1:" + httpPort));
        command.addAll(inlet);
        this.process = launch();
    }

    /** Starts one with a database of its own and waits until it serves. */
    public static ReceiverProcess start(Path project, Path folder) throws IOException, InterruptedException {
        return start(project, folder, databaseUrl(folder));
    }

    /** Starts one on any database and waits until it serves. */
    public static ReceiverProcess start(Path project, Path folder, String databaseUrl)
            throws IOException, InterruptedException {
        int port = freePort();
        ReceiverProcess receiver =
                new ReceiverProcess(project, folder, databaseUrl, List.of("--mqtt-listen=127.0.0.1:" + port), port);
        receiver.awaitServing();
        return receiver;
    }

    /** Starts one that takes batches from a broker and waits until it serves; it has no port of its own. */
    public static ReceiverProcess behindBroker(Path project, Path folder, int brokerPort)
            throws IOException, InterruptedException {
        ReceiverProcess receiver = new ReceiverProcess(
                project,
                folder,
                databaseUrl(folder),
                List.of("--mqtt-broker=tcp://127.0.0.1:" + brokerPort),
                brokerPort);
        receiver.awaitServing();
        return receiver;
    }

    /** Where one with a database of its own keeps it, for whoever reads it afterwards. */
    public static String databaseUrl(Path folder) {
        return "jdbc:h2:file:" + database(folder);
    }

    static Path database(Path folder) {
        return folder.resolve("receiver");
    }

    /** Where gateways connect. */
    public int mqttPort() {
        return mqttPort;
    }

    /** kill -9, and started again at once; returns when it serves. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
        awaitServing();
    }

    /** Lets some time go by; ends early, with an exception, if the receiver does. */
    public void idle(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new IOException("the receiver ended by itself; it said:\n" + Files.readString(log));
        }
    }

    /** How many batches this life of it committed. */
    public long committedBatches() throws IOException, InterruptedException {
        return client.send(request("metrics"), BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(BATCHES))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Ends it in order; the database is free afterwards. */
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the receiver did not stop; it said:\n" + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitServing() throws IOException, InterruptedException {
        HttpRequest request = request("health");
        for (int step = 0; step < START_STEPS; step++) {
            if (serves(request)) {
                return;
            }
            idle(STEP_MILLIS);
        }
        throw new IOException("the receiver does not serve; it said:\n" + Files.readString(log));
    }

    private HttpRequest request(String page) {
        return HttpRequest.newBuilder(http.resolve(page))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private boolean serves(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /**
     * A port of loopback that nobody uses now, and that the kernel gives to no outgoing connection (those begin at
     * 32768): a server that is killed finds it free again.
     */
    public static int freePort() throws IOException {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                LoggerFactory.getLogger(ReceiverProcess.class).debug("port {} is in use", port);
            }
        }
        throw new IOException("no free port in " + PORT_TRIES + " tries");
    }
}
