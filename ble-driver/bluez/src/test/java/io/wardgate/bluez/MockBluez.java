package io.wardgate.bluez;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.bluez.bus.BusAddress;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's dbus-daemon on a socket of its own, and on it BlueZ as python3-dbusmock plays it, hosted by
 * resource bluez/mock.py. Tests are skipped where either is not installed.
 */
public final class MockBluez implements AutoCloseable {

    public static final String ADAPTER = "A4:C1:38:8D:18:B2";

    /** Not hci0: the first index is that of another adapter. */
    public static final String INDEX = "hci1";

    public static final String ADAPTER_PATH = "/org/bluez/" + INDEX;
    public static final String ADAPTER_INTERFACE = "org.bluez.Adapter1";

    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path DBUSMOCK = Path.of("/usr/lib/python3/dist-packages/dbusmock");
    private static final String SCRIPT = "/bluez/mock.py";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONFIGURATION = """
        <busconfig>
          <type>session</type>
          <listen>unix:path=%s</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
          </policy>
        </busconfig>
        """;

    private final Path directory;
    private @Nullable Process daemon;
    private @Nullable Process mock;
    private @Nullable BufferedWriter toMock;
    private @Nullable BufferedReader fromMock;

    private MockBluez(Path directory) {
        this.directory = directory;
    }

    public static MockBluez start() throws IOException {
        for (Path needed : List.of(DAEMON, PYTHON, DBUSMOCK)) {
            Assumptions.assumeTrue(Files.exists(needed), () -> "no " + needed + ": install dbus and python3-dbusmock");
        }
        MockBluez bluez = new MockBluez(Files.createTempDirectory("bluez"));
        bluez.startBus();
        return bluez;
    }

    public Path socket() {
        return directory.resolve("bus");
    }

    public BusAddress address() {
        return new BusAddress(socket());
    }

    /** The bus with all that is on it; also after {@link #killBus}. */
    public void startBus() throws IOException {
        Files.deleteIfExists(socket());
        Path configuration = directory.resolve("bus.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(socket()));
        Process started = new ProcessBuilder(
                        DAEMON.toString(), "--nofork", "--print-address", "--config-file=" + configuration)
                .redirectError(directory.resolve("bus.log").toFile())
                .start();
        daemon = started;
        started.inputReader().readLine(); // printed when it listens
        startMock();
    }

    /** As by kill -9. */
    public void killBus() throws IOException {
        end(daemon);
        end(mock);
    }

    /** bluetoothd ends; its name leaves the bus. */
    public void stopDaemon() throws IOException {
        tell("stop", Map.of());
    }

    public void startDaemon() throws IOException {
        tell("start", Map.of());
    }

    public void plugIn() throws IOException {
        tell("adapter", Map.of("name", INDEX, "address", ADAPTER));
    }

    public void unplug() throws IOException {
        tell("unplug", Map.of("name", INDEX));
    }

    public void set(String property, boolean value) throws IOException {
        tell("set", Map.of("path", ADAPTER_PATH, "interface", ADAPTER_INTERFACE, "values", Map.of(property, value)));
    }

    /** A property of the adapter as text. */
    public String adapter(String property) throws IOException {
        Object all = tell("properties", Map.of("path", ADAPTER_PATH, "interface", ADAPTER_INTERFACE));
        return String.valueOf(((Map<?, ?>) all).get(property));
    }

    /** All devices are new again, and nobody scans. */
    public void rest() throws IOException {
        tell("rest", Map.of());
    }

    /** The adapter hears these; see mock.py for the keys. */
    public void hear(List<Map<String, Object>> reports) throws IOException {
        tell("hear", Map.of("adapter", INDEX, "reports", reports));
    }

    /** Calls a method of mock.py. */
    public synchronized Object tell(String what, Map<String, Object> with) throws IOException {
        Map<String, Object> command = new LinkedHashMap<>(with);
        command.put("do", what);
        if (toMock == null || fromMock == null) {
            throw new IOException("no mock");
        }
        toMock.write(JSON.writeValueAsString(command));
        toMock.newLine();
        toMock.flush();
        return answer(fromMock);
    }

    @Override
    public void close() throws IOException {
        killBus();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private void startMock() throws IOException {
        Path script = directory.resolve("mock.py");
        try (InputStream shipped = MockBluez.class.getResourceAsStream(SCRIPT)) {
            Files.copy(Objects.requireNonNull(shipped), script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process started = new ProcessBuilder(
                        PYTHON.toString(), script.toString(), address().toString())
                .redirectError(directory.resolve("mock.log").toFile())
                .start();
        mock = started;
        toMock = started.outputWriter(StandardCharsets.UTF_8);
        fromMock = started.inputReader(StandardCharsets.UTF_8);
        answer(fromMock);
        tell("adapter", Map.of("name", "hci0", "address", "00:00:00:00:00:01"));
        plugIn();
    }

    private Object answer(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the mock ended: " + Files.readString(directory.resolve("mock.log")));
        }
        Map<String, Object> answer = JSON.readValue(line, new TypeReference<>() {});
        if (answer.containsKey("fault")) {
            throw new IOException("the mock says " + answer.get("fault"));
        }
        return String.valueOf(answer.get("ok")).equals("null") ? "" : answer.get("ok");
    }

    private static void end(@Nullable Process process) {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
