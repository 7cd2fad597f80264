package io.wardgate.gpio.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.actuator.Switch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {

    @TempDir
    private Path folder;

    @Test
    void anOutputIsIdleFirstOnForItsTimeAndIdleAgain() throws IOException {
        PinFolder pins = new PinFolder(folder).pin(17, 1).pin(27, 0);
        try (Board board = Board.onPins(folder, new SystemTime())) {
            Switch relay = board.output(new OutputSettings("relay", 17, false, 3_000));
            Switch lamp = board.output(new OutputSettings("lamp", 27, true, 3_000));
            assertThat(pins.level(17)).isEqualTo("0");
            assertThat(pins.level(27)).isEqualTo("1");
            relay.pulse(50);
            lamp.pulse(3_000);
            assertThat(pins.level(27)).isEqualTo("0");
            assertThat(board.isGuarded()).isTrue();

            await().until(() -> pins.level(17).equals("0"));
        }
        assertThat(pins.level(27)).isEqualTo("1");
    }

    @Test
    void anInputTellsWhatItsFileSays() throws IOException {
        PinFolder pins = new PinFolder(folder).pin(22, 0);
        try (Board board = Board.onPins(folder, new SystemTime())) {
            Contact door = board.input(new InputSettings("door", 22, false, 40));
            await().until(() -> door.state() == Contact.State.AT_REST);
            pins.level(22, 1);

            await().until(() -> door.state() == Contact.State.ACTIVE);
        }
    }

    @Test
    void aPinThatWasGivenBackCanBeTakenAgain() throws IOException {
        PinFolder pins = new PinFolder(folder).pin(17, 0);
        try (Board board = Board.onPins(folder, new SystemTime())) {
            Switch first = board.output(new OutputSettings("relay", 17, false, 3_000));
            first.pulse(3_000);
            board.release(first);
            assertThat(pins.level(17)).isEqualTo("0");
            board.output(new OutputSettings("relay", 17, false, 3_000)).pulse(3_000);

            assertThat(pins.level(17)).isEqualTo("1");
        }
        assertThat(pins.level(17)).isEqualTo("0");
    }

    @Test
    void aPinThatIsNotThereIsRefused() throws IOException {
        new PinFolder(folder).pin(17, 0);
        try (Board board = Board.onPins(folder, new SystemTime())) {
            assertThatThrownBy(() -> board.output(new OutputSettings("relay", 18, false, 3_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("pin 18 cannot be used");
        }
    }

    @Test
    void aMachineWithoutPinsDoesAsIfItHadThem() throws IOException {
        try (Board board = Board.withoutPins(new SystemTime())) {
            board.output(new OutputSettings("relay", 17, false, 3_000)).pulse(10);
            Contact door = board.input(new InputSettings("door", 22, false, 0));

            await().until(() -> door.state() != Contact.State.UNKNOWN);
            assertThat(board.figures()).containsEntry("faults", 0L).containsEntry("watchdogStarts", 0L);
        }
    }

    @Test
    void leavesNoThread() throws IOException {
        try (Board board = Board.withoutPins(new SystemTime())) {
            board.output(new OutputSettings("relay", 17, false, 3_000)).pulse(10);
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("wardgate-gpio")));
    }
}
