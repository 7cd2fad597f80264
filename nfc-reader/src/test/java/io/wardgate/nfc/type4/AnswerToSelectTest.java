package io.wardgate.nfc.type4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerToSelectTest {

    static List<Vector> answers() {
        return Vectors.of("ats");
    }

    /** The waiting time that the rows hold, too, is the chip's business. */
    @ParameterizedTest
    @MethodSource("answers")
    void readsTheSizeOfFrames(Vector vector) throws TagException {
        byte[] withLength = vector.octets("ats");

        assertThat(AnswerToSelect.read(Arrays.copyOfRange(withLength, 1, withLength.length))
                        .mostOctets())
                .isEqualTo(vector.expected().get("fsc").asInt());
    }

    @Test
    void aCardThatSaysNothingTakes32() throws TagException {
        assertThat(AnswerToSelect.read(new byte[0]).mostOctets()).isEqualTo(32);
        assertThat(AnswerToSelect.read(new byte[0]).mostInACommand()).isEqualTo(28);
    }

    @Test
    void oneThatIsCutShortIsRefused() {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> AnswerToSelect.read(new byte[] {0x75, 0x77}))
                .withMessage("an answer to select of 2 octets; it says that it has 4 at least");
    }
}
