package io.wardgate.ble.att;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class L2capAssemblerTest {

    private static final int STREAMS = 200_000;

    private final L2capAssembler assembler = new L2capAssembler();

    @Test
    void putsAFrameTogetherHoweverItIsCut() {
        L2capFrame frame = new L2capFrame(L2capFrame.ATT, new byte[] {1, 2, 3, 4, 5, 6});
        byte[] octets = frame.octets();
        for (int cut = L2capFrame.HEADER_OCTETS; cut < octets.length; cut++) {
            assertThat(assembler.take(octets, 0, cut, true)).isNull();
            assertThat(assembler.take(octets, cut, octets.length, false)).isEqualTo(frame);
        }
        assertThat(assembler.malformed()).isZero();
    }

    @Test
    void dropsWhatHasNoBeginningAndWhatIsTooLong() {
        assertThat(assembler.take(new byte[5], 0, 5, false)).isNull();
        assertThat(assembler.take(new byte[] {(byte) 0xFF, (byte) 0xFF, 4, 0}, 0, 4, true))
                .isNull();
        assertThat(assembler.take(new byte[] {1, 0, 4, 0, 7, 8}, 0, 6, true)).isNull();
        assertThat(assembler.malformed()).isEqualTo(3);
    }

    @Test
    void takesTheNextFrameAfterOneThatWasCutShort() {
        byte[] octets = new L2capFrame(L2capFrame.ATT, new byte[] {9, 9, 9}).octets();
        assertThat(assembler.take(octets, 0, 5, true)).isNull();

        assertThat(assembler.take(octets, 0, octets.length, true)).isNotNull();
        assertThat(assembler.malformed()).isEqualTo(1);
    }

    @Test
    void survivesAnyFragments() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < STREAMS; run++) {
            byte[] fragment = new byte[random.nextInt(30)];
            random.nextBytes(fragment);
            if (fragment.length > 1 && random.nextBoolean()) {
                fragment[1] = 0;
            }
            assembler.take(fragment, 0, fragment.length, random.nextInt(3) == 0);
        }
        byte[] good = new L2capFrame(L2capFrame.ATT, new byte[] {1}).octets();
        assertThat(assembler.take(good, 0, good.length, true))
                .as("seed %d", seed)
                .isNotNull();
    }
}
