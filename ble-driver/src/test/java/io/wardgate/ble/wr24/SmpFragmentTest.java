package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmpFragmentTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 198, 199, 200, 398, 399, 2_475})
    void piecesMakeThePacketAgain(int octets) {
        byte[] packet = new byte[octets];
        new SplittableRandom(octets).nextBytes(packet);

        List<byte[]> payloads = SmpFragment.cut(packet);

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < payloads.size(); i++) {
            assertThat(payloads.get(i)).hasSizeLessThanOrEqualTo(Frame.GREATEST_PAYLOAD);
            SmpFragment piece = Objects.requireNonNull(SmpFragment.read(payloads.get(i)));
            assertThat(piece.piece()).isEqualTo(i);
            assertThat(piece.last()).isEqualTo(i == payloads.size() - 1);
            joined.writeBytes(piece.data());
        }
        assertThat(joined.toByteArray()).isEqualTo(packet);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2_476})
    void refusesPacketsOfAnImpossibleSize(int octets) {
        assertThatThrownBy(() -> SmpFragment.cut(new byte[octets])).hasMessageContaining("allowed: 1 to 2475");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isMalformedWithoutData(int octets) {
        assertThat(SmpFragment.read(new byte[octets])).isNull();
    }
}
