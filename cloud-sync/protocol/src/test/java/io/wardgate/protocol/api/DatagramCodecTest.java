package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.protocol.api.DatagramCodec.Direction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramCodecTest {

    private static final byte[] MESSAGE = HexFormat.of().parseHex("0d57475431");
    private final DatagramCodec clear = new DatagramCodec(null);
    private final DatagramCodec secret = new DatagramCodec(DatagramCodec.key("0f".repeat(32) + "\n"));

    @Test
    void isTheseOctetsInClear() throws Exception {
        byte[] datagram = clear.seal(Direction.UP, "GW-1", MESSAGE);
        assertThat(HexFormat.of().formatHex(datagram))
                .isEqualTo(
                        "57475531" // WGU1
                                + "00" // in clear
                                + "00" // up
                                + "0447572d31" // GW-1
                                + "0d57475431");
        assertThat(clear.open(Direction.UP, datagram).message()).isEqualTo(MESSAGE);
    }

    @Test
    void isNeverTheSameTwiceWithAKeyAndHidesTheMessage() throws Exception {
        byte[] one = secret.seal(Direction.DOWN, "GW-1", MESSAGE);
        byte[] other = secret.seal(Direction.DOWN, "GW-1", MESSAGE);
        assertThat(one).isNotEqualTo(other).hasSize(4 + 3 + 4 + 12 + MESSAGE.length + 16);
        assertThat(HexFormat.of().formatHex(one)).doesNotContain("0d57475431");
        assertThat(secret.open(Direction.DOWN, other).gateway()).isEqualTo("GW-1");
        assertThat(secret.open(Direction.DOWN, other).message()).isEqualTo(MESSAGE);
    }

    @Test
    void refusesADatagramTurnedRoundOrOfTheOtherKind() {
        byte[] up = secret.seal(Direction.UP, "GW-1", MESSAGE);
        byte[] turned = up.clone();
        turned[5] = 1;
        assertThatThrownBy(() -> secret.open(Direction.DOWN, up)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> secret.open(Direction.DOWN, turned)).hasMessageStartingWith("CHECKSUM");
        assertThatThrownBy(() -> clear.open(Direction.UP, up)).isInstanceOf(WireException.class);
        byte[] inClear = clear.seal(Direction.UP, "GW-1", MESSAGE);
        assertThatThrownBy(() -> secret.open(Direction.UP, inClear)).isInstanceOf(WireException.class);
    }

    @Test
    void refusesEveryChangedOctetAndEveryCut() {
        byte[] good = secret.seal(Direction.UP, "GW-1", MESSAGE);
        SplittableRandom random = new SplittableRandom(67);
        for (int index = 0; index < good.length; index++) {
            byte[] changed = good.clone();
            changed[index] ^= (byte) random.nextInt(1, 256);
            byte[] cut = Arrays.copyOf(good, index);
            assertThatThrownBy(() -> secret.open(Direction.UP, changed)).isInstanceOf(WireException.class);
            assertThatThrownBy(() -> secret.open(Direction.UP, cut)).isInstanceOf(WireException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0f", "zz"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatagramCodec.key(text.repeat(33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("0f0f");
    }
}
