package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFramingTest {

    private static final HexFormat HEX = HexFormat.of();
    private final List<byte[]> messages = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "127, 7f", "128, 8001", "16383, ff7f", "16384, 808001", "1048576, 808040"})
    void putsTheLengthAsAVarintBeforeTheMessage(int octets, String prefix) {
        String framed = HEX.formatHex(MessageFraming.frame(new byte[octets]));
        assertThat(framed).startsWith(prefix).hasSize(prefix.length() + 2 * octets);
    }

    @Test
    void findsEveryMessageHoweverTheStreamIsCut() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<byte[]> sent = new ArrayList<>();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int message = 0; message < 20; message++) {
                byte[] octets = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(40_000)];
                random.nextBytes(octets);
                sent.add(octets);
                stream.writeBytes(MessageFraming.frame(octets));
            }
            messages.clear();
            MessageFraming framing = new MessageFraming(40_000);
            ByteBuffer all = ByteBuffer.wrap(stream.toByteArray());
            while (all.hasRemaining()) {
                int piece = Math.min(all.remaining(), random.nextInt(1, 3_000));
                framing.read(all.slice(all.position(), piece), messages::add);
                all.position(all.position() + piece);
            }
            assertThat(messages).as("seed %d", seed).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void takesALargerMessageOnceItIsAllowed() throws Exception {
        MessageFraming framing = new MessageFraming(1);
        byte[] stream = HEX.parseHex("01aa" + "02bbcc");
        framing.read(ByteBuffer.wrap(stream), message -> {
            messages.add(message);
            framing.allow(2);
        });
        assertThat(messages).containsExactly(HEX.parseHex("aa"), HEX.parseHex("bbcc"));
    }

    @Test
    void knowsWhetherAMessageIsStillToBeCompleted() throws Exception {
        MessageFraming framing = new MessageFraming(200);
        for (String piece : new String[] {"81", "01", "aa"}) {
            assertThat(framing.isBetweenMessages()).isEqualTo(piece.equals("81"));
            framing.read(ByteBuffer.wrap(HEX.parseHex(piece)), messages::add);
        }
        framing.read(ByteBuffer.wrap(new byte[128]), messages::add);
        assertThat(framing.isBetweenMessages()).isTrue();
        assertThat(messages).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6500", "ffffffff0f", "ffffffffff"})
    void refusesALengthThatNoMessageHasBeforeAnyRoomIsMade(String stream) {
        MessageFraming framing = new MessageFraming(100);
        assertThatThrownBy(() -> framing.read(ByteBuffer.wrap(HEX.parseHex(stream)), messages::add))
                .isInstanceOf(WireException.class);
        assertThat(messages).isEmpty();
    }
}
