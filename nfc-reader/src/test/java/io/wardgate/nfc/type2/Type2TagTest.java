package io.wardgate.nfc.type2;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.ndef.UriPayload;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Type2TagTest {

    private static final String HEAD = "04e10c61da993c80ff480000 e1101200";
    private static final String URI = "0310d1010c5503776172646761 74652e696ffe";

    static List<Vector> memories() {
        return Vectors.of("t2_memory");
    }

    /** Of one row the outcome is left open; nfcpy reads the same message around the reserved octets. */
    @ParameterizedTest
    @MethodSource("memories")
    void findsTheMessageAroundControlBlocks(Vector vector) throws TagException {
        byte[] memory = Arrays.copyOf(vector.octets("pages_0_3"), 32);
        System.arraycopy(vector.octets("pages_4_7"), 0, memory, 16, 16);

        assertThat(DataArea.ndef(memory)).isEqualTo(hex("d500023132"));
    }

    @Test
    void readsTheMessageOfATag() throws Exception {
        NdefMessage message = tag(HEAD + URI).ndef();

        assertThat(UriPayload.read(
                        Objects.requireNonNull(message).records().get(0).payload()))
                .isEqualTo("http://wardgate.io");
    }

    @Test
    void aTagWithoutMessageOrNotMadeForItHasNone() throws Exception {
        assertThat(tag(HEAD + "0000fe").ndef()).isNull();
        assertThat(tag(HEAD).ndef()).isNull();
        assertThat(tag("04e10c61da993c80ff48000000000000" + URI).ndef()).isNull();
    }

    @Test
    void aBlockBeyondTheMemoryIsRefused() {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> tag(HEAD + "03ffffff").ndef())
                .withMessage("a block of 65535 octets in a tag with 140 left");
    }

    @Test
    void anAnswerOfAnotherLengthIsRefused() {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type2Tag((command, repeatable) -> new byte[1]).version())
                .withMessage("the tag answers its command 60 with 1 octets, not 8");
    }

    @Test
    void onRandomMemoryItEndsWithAMessageOrATagException() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] memory = new byte[17 + random.nextInt(64)];
            random.nextBytes(memory);
            memory[12] = (byte) 0xE1;
            memory[16] = (byte) random.nextInt(4);
            try {
                DataArea.ndef(memory);
            } catch (TagException e) {
                refused++;
            }
        }
        assertThat(refused).as("refused, seed %d", seed).isPositive();
    }

    /** A tag with this memory, which answers READ as a real one does. */
    private static Type2Tag tag(String memoryHex) {
        byte[] memory = Arrays.copyOf(hex(memoryHex), 45 * 4);
        return new Type2Tag((command, repeatable) -> {
            assertThat(command[0]).isEqualTo((byte) 0x30);
            int from = (command[1] & 0xFF) * 4;
            byte[] pages = new byte[16];
            for (int i = 0; i < 16; i++) {
                pages[i] = memory[(from + i) % memory.length];
            }
            return pages;
        });
    }
}
