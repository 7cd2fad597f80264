package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.command.CommandState;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandNoteTest {

    @Test
    void givesBackWhatWasWritten() {
        CommandNote note = CommandNote.of(new UUID(-1, 7), new Arrival(-5, 6, 7), new byte[] {1, 2, 3});
        CommandNote failed = note.reached(CommandState.FAILED, "zu heiß – 太热");

        assertThat(CommandNote.decode(note.encode())).usingRecursiveComparison().isEqualTo(note);
        assertThat(CommandNote.decode(failed.encode()))
                .usingRecursiveComparison()
                .isEqualTo(failed);
        assertThat(failed.command()).isEmpty();
        assertThat(CommandNote.decode(failed.wasTold().encode()).told()).isTrue();
    }

    @Test
    void anyOctetsAreANoteOrAreRefused() {
        SplittableRandom random = new SplittableRandom(8);
        byte[] good = CommandNote.of(new UUID(1, 2), new Arrival(3, 4, 5), new byte[40])
                .encode();
        for (int round = 0; round < 200_000; round++) {
            byte[] octets = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(4); change > 0 && octets.length > 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(CommandNote.decode(octets).id())
                        .as("round %d", round)
                        .isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
