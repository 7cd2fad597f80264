package io.wardgate.nfc.type2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.ndef.NdefRecord;
import io.wardgate.nfc.ndef.TypeName;
import io.wardgate.nfc.token.BandToken;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private static final String HEAD = "04e10c61da993c80ff480000 e1101200";

    /** As it leaves the factory: a block that reserves the lock octets, and an empty message at an odd place. */
    private static final String FACTORY = HEAD + "0103a00c34 0300fe";

    @Test
    void writesATokenAndKeepsWhatIsBeforeIt() throws Exception {
        Memory tag = new Memory(FACTORY);
        BandToken token = BandToken.drawn(new SecureRandom());
        NdefMessage message = new NdefMessage(List.of(token.record()));

        new Type2Tag(tag).write(message);

        assertThat(new Type2Tag(tag).ndef()).isEqualTo(message);
        assertThat(message.octets()).hasSize(33);
        assertThat(BandToken.in(message)).extracting(BandToken::octets).isEqualTo(token.octets());
        assertThat(Arrays.copyOf(tag.octets, 21)).isEqualTo(Arrays.copyOf(Vectors.hex(FACTORY), 21));
    }

    @Test
    void aTagTornAwayHoldsTheOldMessageNoneOrTheNewOne() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            // Blocks of padding before the message shift where its length lies in a page
            String before = random.nextBoolean() ? HEAD + "0103a00c34" : HEAD;
            Memory start = new Memory(before + "00".repeat(random.nextInt(5)) + "0300fe");
            NdefMessage old = message(random, start);
            new Type2Tag(start).write(old);
            NdefMessage wanted = message(random, start);
            for (int writes = 0; ; writes++) {
                Memory tag = new Memory(start.octets);
                tag.writesLeft = writes;
                boolean isDone = hasWritten(tag, wanted);
                tag.writesLeft = Integer.MAX_VALUE;
                NdefMessage there = new Type2Tag(tag).ndef();
                assertThat(there)
                        .as("after %d writes, seed %d", writes, seed)
                        .isIn(old, wanted, new NdefMessage(List.of()));
                if (isDone) {
                    assertThat(there).isEqualTo(wanted);
                    break;
                }
            }
        }
    }

    @Test
    void anAnswerThatIsLostIsNoReasonToWriteAgain() throws Exception {
        Memory tag = new Memory(FACTORY);
        tag.losesAnswers = true;
        NdefMessage message =
                new NdefMessage(List.of(BandToken.drawn(new SecureRandom()).record()));

        new Type2Tag(tag).write(message);

        assertThat(new Type2Tag(tag).ndef()).isEqualTo(message);
        assertThat(tag.writes).isEqualTo(11); // 10 pages, of which that with the length is written twice
    }

    @Test
    void aLockedOrFullTagIsLeftAlone() {
        NdefMessage message =
                new NdefMessage(List.of(new NdefRecord(TypeName.UNKNOWN, new byte[0], new byte[0], new byte[150])));
        Memory locked = new Memory("04e10c61da993c80ff480000 e110120f 0300fe");
        Memory small = new Memory(FACTORY);

        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type2Tag(locked).write(message))
                .withMessageContaining("read only");
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type2Tag(small).write(message))
                .withMessage("a message of 153 octets does not fit a tag with room for 137");
        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type2Tag(new Memory("04e10c61da993c80ff480000 00000000")).write(message))
                .withMessageContaining("not made for messages");
        assertThat(locked.writes + small.writes).isZero();
    }

    @Test
    void aTagThatRefusesIsTold() {
        Memory tag = new Memory(FACTORY);
        tag.refuses = true;

        assertThatExceptionOfType(TagException.class)
                .isThrownBy(() -> new Type2Tag(tag)
                        .write(new NdefMessage(
                                List.of(BandToken.drawn(new SecureRandom()).record()))))
                .withMessage("the tag refuses to have page 5 written");
    }

    private static NdefMessage message(SplittableRandom random, Memory tag) {
        byte[] payload = new byte[random.nextInt(tag.octets.length > 300 && random.nextBoolean() ? 400 : 100)];
        random.nextBytes(payload);
        return new NdefMessage(List.of(new NdefRecord(TypeName.UNKNOWN, new byte[0], new byte[0], payload)));
    }

    private static boolean hasWritten(Memory tag, NdefMessage message) {
        try {
            new Type2Tag(tag).write(message);
            return true;
        } catch (TagException e) {
            return false;
        }
    }

    /** A tag in memory: an NTAG216 where nothing else is said. */
    private static final class Memory implements TagChannel {

        private final byte[] octets;
        private int writesLeft = Integer.MAX_VALUE;
        private int writes;
        private boolean losesAnswers;
        private boolean refuses;

        Memory(String hex) {
            this(Arrays.copyOf(Vectors.hex(hex), hex.startsWith(HEAD + "00") ? 888 : 180));
            octets[14] = octets.length == 888 ? 0x6D : octets[14];
        }

        Memory(byte[] octets) {
            this.octets = octets.clone();
        }

        @Override
        public byte[] transceive(byte[] command, boolean repeatable) throws TagException {
            int at = (command[1] & 0xFF) * 4;
            if (writesLeft == 0) {
                throw new TagException("the tag is silent; it may have left");
            }
            if (command[0] == 0x30) {
                byte[] pages = new byte[16];
                for (int i = 0; i < 16; i++) {
                    pages[i] = octets[(at + i) % octets.length];
                }
                return pages;
            }
            assertThat(repeatable).isFalse();
            if (refuses) {
                return new byte[] {0x00};
            }
            System.arraycopy(command, 2, octets, at, 4);
            writesLeft--;
            writes++;
            if (losesAnswers) {
                throw new TagException("its answer was damaged on the air");
            }
            return new byte[] {0x0A};
        }
    }
}
