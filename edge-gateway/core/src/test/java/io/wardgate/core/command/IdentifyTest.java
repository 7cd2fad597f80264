package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.command.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyTest {

    @TempDir
    Path leds;

    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void makeALed() throws IOException {
        Path led = Files.createDirectory(leds.resolve("status"));
        Files.writeString(led.resolve("brightness"), "3\n");
        Files.writeString(led.resolve("max_brightness"), "255\n");
        Files.writeString(led.resolve("trigger"), "none mmc0 [heartbeat] timer\n");
    }

    @Test
    void blinksTwiceASecondAndLeavesTheLedAsItWas() throws Exception {
        identify().run(Commands.of("identify", Map.of("seconds", "2"), new byte[0]));

        assertThat(seen).containsExactly("255", "0", "255", "0", "255", "0", "255", "0");
        assertThat(read("brightness")).isEqualTo("3");
        assertThat(read("trigger")).isEqualTo("heartbeat");
    }

    @Test
    void leavesTheLedAsItWasAlsoWhenItIsInterrupted() {
        Identify interrupted = new Identify("status", leds, millis -> {
            throw new InterruptedException("the process ends");
        });

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> interrupted.run(Commands.of("identify", Map.of(), new byte[0])));
        assertThat(read("brightness")).isEqualTo("3");
        assertThat(read("trigger")).isEqualTo("heartbeat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "301", "-1", "ten", ""})
    void refusesOtherTimes(String seconds) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> identify().run(Commands.of("identify", Map.of("seconds", seconds), new byte[0])))
                .withMessage("seconds is " + seconds + "; allowed: 1 to 300");
    }

    @Test
    void saysWhatToDoWithoutALed() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new Identify("").run(Commands.of("identify", Map.of(), new byte[0])))
                .withMessageContaining("set gateway.identifyLed");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new Identify("no-such-led", leds, millis -> {})
                        .run(Commands.of("identify", Map.of(), new byte[0])))
                .withMessageContaining("gateway.identifyLed must name one");
    }

    private Identify identify() {
        return new Identify("status", leds, millis -> seen.add(read("brightness")));
    }

    private String read(String file) {
        try {
            return Files.readString(leds.resolve("status").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
