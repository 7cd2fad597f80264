package io.wardgate.nfc.frame;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pn532CodecTest {

    private final List<Frame> heard = new ArrayList<>();
    private final Pn532Codec codec = new Pn532Codec(heard::add);

    static List<Vector> framesOfLibnfc() {
        return Vectors.of("pn532_host_frame");
    }

    @ParameterizedTest
    @MethodSource("framesOfLibnfc")
    void readsAndWritesWhatLibnfcSends(Vector vector) {
        byte[] octets = vector.octets("frame");
        feed(octets);

        assertThat(heard).hasSize(1);
        Message message = (Message) heard.get(0);
        assertThat(message.fromChip()).isFalse();
        assertThat(message.code()).isEqualTo(vector.expected().get("cmd").asInt());
        assertThat(message.data()).isEqualTo(hex(vector.expected().get("data").asText()));
        assertThat(message.octets()).isEqualTo(octets);
    }

    @ParameterizedTest
    @MethodSource("framesOfLibnfc")
    void readsAFrameThatIsSplitAtAnyPlace(Vector vector) {
        byte[] octets = vector.octets("frame");
        for (int split = 0; split <= octets.length; split++) {
            heard.clear();
            feed(Arrays.copyOfRange(octets, 0, split));
            feed(Arrays.copyOfRange(octets, split, octets.length));
            assertThat(heard).as("split at %d", split).hasSize(1);
        }
        heard.clear();
        for (byte octet : octets) {
            feed(new byte[] {octet});
        }
        assertThat(heard).as("octet by octet").hasSize(1);
    }

    @Test
    void readsSignals() {
        feed(hex("0000ff00ff00 0000ffff0000 0000ff01ff7f8100"));

        assertThat(heard).containsExactly(Signal.ACK, Signal.NACK, Signal.SYNTAX_ERROR);
        for (Signal signal : Signal.values()) {
            heard.clear();
            feed(signal.octets());
            assertThat(heard).containsExactly(signal);
        }
        assertThat(codec.skippedOctets()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 252, 253, 254, 255, 262, 263})
    void readsBackWhatItWroteAtAnyLength(int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xA5);
        byte[] octets = new Message(true, 0x41, data).octets();
        feed(octets);

        assertThat(((Message) heard.get(0)).data()).isEqualTo(data);
        // 253 octets beside TFI and code are the most that one octet of length can say
        assertThat(octets[3] == (byte) 0xFF && octets[4] == (byte) 0xFF).isEqualTo(length > 253);
        for (int split = 0; split <= octets.length; split++) {
            heard.clear();
            feed(Arrays.copyOfRange(octets, 0, split));
            feed(Arrays.copyOfRange(octets, split, octets.length));
            assertThat(heard).as("split at %d", split).hasSize(1);
        }
    }

    @Test
    void refusesWhatNoFrameCarries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.toChip(0x40, new byte[264]))
                .withMessageContaining("264 octets");
    }

    @Test
    void takesAnyNumberOfLeadingZerosAndNoPostamble() {
        feed(hex("00000000000000ff02fed4022a" + "00ff02fed4022a" + "5500ff02fed4022a"));

        assertThat(heard).hasSize(3);
        assertThat(codec.skippedOctets()).isEqualTo(1);
    }

    @Test
    void aDamagedFrameCostsOnlyItself() {
        // GetFirmwareVersion answered, its version changed on the way; then an ACK
        feed(hex("0000ff06fad50332010607e800 0000ff06fad50332110607e800 0000ff00ff00"));

        assertThat(heard).hasSize(2).last().isEqualTo(Signal.ACK);
        assertThat(codec.damagedFrames()).isEqualTo(1);
    }

    @Test
    void findsTheFrameThatBeginsInsideOneThatWasCutShort() {
        feed(hex("0000ff0ef2d40663 0000ff00ff00"));
        assertThat(heard).isEmpty();

        codec.giveUp();

        assertThat(heard).containsExactly(Signal.ACK);
    }

    @Test
    void aMessageIsNotPrinted() {
        assertThat(new Message(true, 0x4B, hex("04112233445566"))).hasToString("Message[from chip, code 4B, 7 octets]");
    }

    private void feed(byte[] octets) {
        codec.feed(octets, octets.length);
    }
}
