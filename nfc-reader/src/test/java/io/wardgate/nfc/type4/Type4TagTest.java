package io.wardgate.nfc.type4;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import io.wardgate.nfc.ndef.NdefException;
import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.ndef.UriPayload;
import io.wardgate.nfc.token.BandToken;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Type4TagTest {

    private static final String CONTAINER = "000f20000f00340406e1040100 00ff";
    private static final String URI = "0010 d1010c5503776172646761 74652e696f";

    static List<Vector> containers() {
        return Vectors.of("t4_cc");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void readsContainers(Vector vector) throws TagException {
        CapabilityContainer container = CapabilityContainer.read(vector.octets("cc"));

        assertThat(container.mostRead()).isEqualTo(vector.expected().get("mle").asInt());
        assertThat(container.mostWritten())
                .isEqualTo(vector.expected().get("mlc").asInt());
        assertThat(container.file())
                .isEqualTo(HexFormat.fromHexDigits(vector.expected().get("file").asText()));
        assertThat(container.size()).isEqualTo(vector.expected().get("max").asInt());
        assertThat(container.isReadable())
                .isEqualTo(vector.expected().get("readable").asBoolean());
        assertThat(container.isWritable())
                .isEqualTo(vector.expected().get("writable").asBoolean());
    }

    @Test
    void readsTheMessageInAnswersAsShortAsTheTagWants() throws Exception {
        FileTag tag = new FileTag(hex(CONTAINER), hex(URI));
        NdefMessage message = Objects.requireNonNull(new Type4Tag(tag, new byte[0]).ndef());

        assertThat(UriPayload.read(message.records().get(0).payload())).isEqualTo("http://wardgate.io");
        assertThat(tag.reads).containsExactly(15, 2, 15, 1); // container, length, message
    }

    @Test
    void anEmptyOrClosedFileHasNoMessage() throws Exception {
        assertThat(new Type4Tag(new FileTag(hex(CONTAINER), hex("0000")), new byte[0]).ndef())
                .isNull();
        assertThat(new Type4Tag(new FileTag(hex("000f20003b00340406e1040100 80ff"), hex(URI)), new byte[0]).ndef())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "000e20003b00340406e104010000ff, a capability container with length 14",
        "000f40003b00340406e104010000ff, version 4; it has 15 at least and version 1 to 3",
        "000f20003b00340506e104010000ff, first block is 05",
        "000f20000e00340406e104010000ff, with MLe 14",
        "000f20003b00340406e104000400ff, a file of 4"
    })
    void aContainerThatContradictsItselfIsRefused(String container, String message) {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag(new FileTag(hex(container), hex(URI)), new byte[0]).ndef())
                .withMessageContaining(message);
    }

    @Test
    void aLengthBeyondTheFileIsRefused() {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag(new FileTag(hex(CONTAINER), hex("00ff")), new byte[0]).ndef())
                .withMessage("a message of 255 octets in a file of 256; at most 8192 are read");
    }

    @Test
    void aRefusalIsTold() {
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag((command, repeatable) -> hex("6a82"), new byte[0]).ndef())
                .withMessage("the card refuses command A4 with 6A82");
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag((command, repeatable) -> new byte[1], new byte[0]).ndef())
                .withMessageContaining("with 1 octets");
    }

    @Test
    void writesInPiecesThatFitTheTagsFrames() throws Exception {
        FileTag tag = new FileTag(hex("000f20000f000a0406e1040100 0000"), Arrays.copyOf(hex(URI), 256));
        NdefMessage message =
                new NdefMessage(List.of(BandToken.drawn(new SecureRandom()).record()));

        new Type4Tag(tag, hex("7177810280")).write(message); // frames of 24, commands of 20

        assertThat(new Type4Tag(tag, new byte[0]).ndef()).isEqualTo(message);
        assertThat(tag.writes).containsExactly(2, 10, 10, 10, 3, 2); // no length, 33 octets, the length
    }

    @Test
    void aTagTornAwayHoldsTheOldMessageNoneOrTheNewOne() throws Exception {
        NdefMessage message =
                new NdefMessage(List.of(BandToken.drawn(new SecureRandom()).record()));
        byte[] container = hex("000f20000f000a0406e1040100 0000");
        NdefMessage old = new Type4Tag(new FileTag(container, hex(URI)), new byte[0]).ndef();
        for (int writes = 0; writes < 6; writes++) {
            FileTag tag = new FileTag(container, Arrays.copyOf(hex(URI), 256));
            tag.writesLeft = writes;

            assertThatExceptionOfType(TagException.class)
                    .isThrownBy(() -> new Type4Tag(tag, new byte[0]).write(message));
            tag.writesLeft = 6;
            assertThat(new Type4Tag(tag, new byte[0]).ndef()).isIn(old, null);
        }
    }

    @Test
    void aClosedOrFullFileIsLeftAlone() {
        NdefMessage message =
                new NdefMessage(List.of(BandToken.drawn(new SecureRandom()).record()));
        FileTag closed = new FileTag(hex(CONTAINER), hex(URI));
        FileTag small = new FileTag(hex("000f20003b00340406e104002200 00"), hex(URI));

        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag(closed, new byte[0]).write(message))
                .withMessage("the tag's file can only be read");
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type4Tag(small, new byte[0]).write(message))
                .withMessage("a message of 33 octets does not fit a file with room for 32");
    }

    /** Damaged containers, lengths, messages and answers: a message, none, or one of two exceptions. */
    @Test
    void onDamagedFilesItEndsWithAMessageOrATypedException() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] container = damaged(hex(CONTAINER), random);
            byte[] file = damaged(hex(URI), random);
            FileTag tag = new FileTag(container, file);
            try {
                tag.damage = random.nextInt(4) == 0 ? random : null;
                new Type4Tag(tag, new byte[0]).ndef();
                read++;
            } catch (TagException | NdefException e) {
                refused++;
            }
            if (tag.reads.size() > 2_000) {
                throw new AssertionError(tag.reads.size() + " reads, seed " + seed);
            }
        }
        assertThat(read).as("read, seed %d", seed).isPositive();
        assertThat(refused).as("refused, seed %d", seed).isPositive();
    }

    private static byte[] damaged(byte[] octets, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            case 1 -> {
                return Arrays.copyOf(octets, random.nextInt(octets.length + 20));
            }
            default -> {
                return octets;
            }
        }
        return octets;
    }
}
