package io.wardgate.simulator.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final byte[] ONE = frame(1);
    private static final byte[] TWO = frame(2);

    private final List<Integer> seen = new ArrayList<>();
    private final FrameReader reader = new FrameReader(frame -> seen.add(frame.seq()));

    @Test
    void readsFramesHoweverTheyAreCut() {
        byte[] both = join(ONE, TWO);
        for (int cut = 0; cut <= both.length; cut++) {
            seen.clear();
            give(Arrays.copyOf(both, cut));
            give(Arrays.copyOfRange(both, cut, both.length));
            assertThat(seen).as("cut at %d", cut).containsExactly(1, 2);
        }
        assertThat(reader.takeBad()).isZero();
    }

    @Test
    void passesOverGarbageBetweenFrames() {
        give(join(HexFormat.of().parseHex("00a5a5"), ONE, HexFormat.of().parseHex("5aa5"), TWO));

        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void findsAGoodFrameInsideABadOne() {
        byte[] head = HexFormat.of().parseHex("a55a100a12"); // says 10 octets, and ONE begins inside
        give(join(head, ONE, TWO));

        assertThat(seen).containsExactly(1, 2);
        assertThat(reader.takeBad()).isPositive();
    }

    @Test
    void lengthOverTwoHundredIsNoFrame() {
        give(join(HexFormat.of().parseHex("a55a10c912"), ONE));

        assertThat(seen).containsExactly(1);
    }

    @Test
    void pauseEndsAFrameThatIsIncompleteAndFreesTheOneInside() {
        give(join(HexFormat.of().parseHex("a55a10c812"), ONE));
        assertThat(seen).isEmpty();

        reader.pause();
        assertThat(seen).containsExactly(1);
        assertThat(reader.takeBad()).isEqualTo(1);
    }

    @Test
    void frameOfAnotherVersionIsPassedOverAsAWhole() {
        byte[] other = ONE.clone();
        other[2] = 0x20;
        int crc = Crc16.of(other, 2, other.length - 2);
        other[other.length - 2] = (byte) crc;
        other[other.length - 1] = (byte) (crc >>> 8);
        give(join(other, TWO));

        assertThat(seen).containsExactly(2);
        assertThat(reader.takeBad()).isEqualTo(1);
    }

    /** Garbage of any kind between frames costs none of them; 16 bits of CRC are long enough for so few tries. */
    @Test
    void randomGarbageCostsNoFrame() {
        long seed = 24;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 2_000; run++) {
            seen.clear();
            byte[] garbage = new byte[random.nextInt(30)];
            for (int i = 0; i < garbage.length; i++) {
                int kind = random.nextInt(4);
                garbage[i] = kind == 0 ? (byte) 0xA5 : kind == 1 ? (byte) 0x5A : (byte) random.nextInt();
            }
            give(join(garbage, ONE, TWO));
            reader.pause();
            assertThat(seen).as("seed %d, run %d", seed, run).containsExactly(1, 2);
        }
    }

    private void give(byte[] octets) {
        reader.accept(octets, octets.length);
    }

    private static byte[] frame(int seq) {
        return Frame.without(FrameType.TIME_SYNC, 0, seq, 77, new byte[10]).octets();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
