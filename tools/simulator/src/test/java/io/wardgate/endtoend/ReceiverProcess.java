package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The receiver as its users run it: a process of its own, on free ports, storing into an H2 file. */
final class ReceiverProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready: mqtt=\\S*:(\\d+) http=");

    private final Process process;
    private final Path log;

    private ReceiverProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ReceiverProcess start(Path folder, Path database) throws IOException {
        Path log = folder.resolve("receiver.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.wardgate.receiver.ReceiverMain",
                "--database=jdbc:h2:file:" + database,
                "--mqtt-listen=127.0.0.1:0",
                "--http=127.0.0.1:0");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ReceiverProcess(process, log);
    }

    /** The port of its MQTT server, once it serves. */
    int mqttPort() throws IOException {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !process.isAlive()
                        || READY.matcher(Files.readString(log)).find());
        Matcher ready = READY.matcher(Files.readString(log));
        assertThat(ready.find()).as(Files.readString(log)).isTrue();
        return Integer.parseInt(ready.group(1));
    }

    /** Ends it in order; the database is free afterwards. */
    void stop() throws InterruptedException, IOException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
