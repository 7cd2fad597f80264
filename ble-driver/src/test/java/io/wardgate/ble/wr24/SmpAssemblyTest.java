package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmpAssemblyTest {

    private static final byte[] PACKET = packet(500);

    private final ReceiverFigures figures = new ReceiverFigures();
    private final SmpAssembly assembly = new SmpAssembly(figures);
    private final List<byte[]> pieces = SmpFragment.cut(PACKET);
    private long nowMillis;

    @Test
    void makesThePacketOfItsPieces() {
        assertThat(take(0)).isNull();
        assertThat(take(1)).isNull();
        assertThat(take(2)).isEqualTo(PACKET);
        assertFigures(0, 0);
    }

    @Test
    void passesOverAPieceThatComesTwice() {
        take(0);
        take(0);
        take(1);
        take(1);

        assertThat(take(2)).isEqualTo(PACKET);
        assertFigures(0, 2);
    }

    @Test
    void aMissingPieceEndsThePacketAndTheNextOneIsWhole() {
        take(0);
        assertThat(take(2)).isNull();
        take(0);
        take(1);

        assertThat(take(2)).isEqualTo(PACKET);
        assertFigures(2, 0); // the packet without its middle, and the end that had no beginning
    }

    @Test
    void pieceZeroBeginsANewPacket() {
        take(0);
        take(1);
        byte[] other = {9, 9};

        assertThat(assembly.take(read(SmpFragment.cut(other).get(0)), nowMillis))
                .isEqualTo(other);
        assertFigures(1, 0);
    }

    @Test
    void aPauseOfMoreThanTwoSecondsEndsThePacket() {
        take(0);
        nowMillis += SmpAssembly.PAUSE_MILLIS;
        take(1);
        nowMillis += SmpAssembly.PAUSE_MILLIS + 1;

        assertThat(take(2)).isNull();
        assertFigures(2, 0);
    }

    @Test
    void aPieceThatIsNotFullMustBeTheLast() {
        assertThat(assembly.take(new SmpFragment(false, 0, new byte[198]), 0)).isNull();
        assertFigures(1, 0);
    }

    @Test
    void holdsNoMoreThanAPacket() {
        for (int piece = 0; piece < 12; piece++) {
            assembly.take(new SmpFragment(false, piece, packet(199)), 0);
        }
        assertThat(assembly.take(new SmpFragment(true, 12, packet(88)), 0)).isNull();
        assertFigures(1, 0);
    }

    @Test
    void anyPiecesMakeEitherAWholePacketOrNone() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] whole = take(random.nextInt(pieces.size()));
            if (whole != null) {
                assertThat(whole).as("seed %d", seed).isEqualTo(PACKET);
            }
        }
    }

    private byte @Nullable [] take(int number) {
        return assembly.take(read(pieces.get(number)), nowMillis);
    }

    private static SmpFragment read(byte[] payload) {
        return Objects.requireNonNull(SmpFragment.read(payload));
    }

    private static byte[] packet(int octets) {
        byte[] packet = new byte[octets];
        new SplittableRandom(octets).nextBytes(packet);
        return packet;
    }

    private void assertFigures(int broken, int repeated) {
        assertThat(figures.smpBroken).hasValue(broken);
        assertThat(figures.smpRepeated).hasValue(repeated);
    }
}
