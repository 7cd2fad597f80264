package io.wardgate.gpio.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pi4j.Pi4J;
import com.pi4j.library.linuxfs.LinuxFile;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import io.wardgate.api.actuator.Switch;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** A process that holds a door open is killed: the door's relay is idle within a second. */
class KilledGatewayTest {

    private static final int PIN = 17;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theRelayIsIdleWithinASecondOfSigkill(boolean activeLow) throws Exception {
        String idle = activeLow ? "1" : "0";
        PinFolder pins = new PinFolder(folder).pin(PIN, 0);
        Process gateway = startAndAwaitThePulse(activeLow, pins);
        gateway.destroyForcibly();

        assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .until(() -> pins.level(PIN).equals(idle));
    }

    @Test
    void aWatchdogThatWasKilledIsThereAgainAndDoesItsWork() throws Exception {
        PinFolder pins = new PinFolder(folder).pin(PIN, 0);
        Process gateway = startAndAwaitThePulse(false, pins);
        ProcessHandle first = gateway.children().findFirst().orElseThrow();
        first.destroyForcibly();
        await().until(() -> gateway.children().anyMatch(child -> child.isAlive() && child.pid() != first.pid()));
        gateway.destroyForcibly();

        await().until(() -> pins.level(PIN).equals("0"));
    }

    private Process startAndAwaitThePulse(boolean activeLow, PinFolder pins) throws IOException {
        Process gateway = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        HoldingGateway.class.getName(),
                        folder.toString(),
                        Boolean.toString(activeLow))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        started.add(gateway);
        await().atMost(Duration.ofSeconds(20))
                .failFast("the gateway ended", () -> !gateway.isAlive())
                .until(() -> Files.readString(folder.resolve("log")).contains(HoldingGateway.OPEN));
        assertThat(pins.level(PIN)).isEqualTo(activeLow ? "0" : "1");
        return gateway;
    }

    /** Where what the child needs was loaded from. */
    private static String classPath() {
        return Stream.of(
                        HoldingGateway.class,
                        Board.class,
                        Switch.class,
                        Pi4J.class,
                        LinuxFsDigitalOutputProvider.class,
                        LinuxFile.class,
                        MockDigitalOutputProvider.class,
                        Logger.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Opens a door for ten seconds, and stays. */
    static final class HoldingGateway {

        static final String OPEN = "the door is open";

        private HoldingGateway() {}

        public static void main(String[] arguments) throws Exception {
            Board board = Board.onPins(Path.of(arguments[0]), new SystemTime());
            board.output(new OutputSettings("relay", PIN, Boolean.parseBoolean(arguments[1]), 10_000))
                    .pulse(10_000);
            System.out.println(OPEN);
            Thread.currentThread().join();
        }
    }
}
