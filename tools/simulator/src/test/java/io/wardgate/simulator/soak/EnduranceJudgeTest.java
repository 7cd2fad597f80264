package io.wardgate.simulator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.score.ScoreReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class EnduranceJudgeTest {

    private static final long SEED = 20_261_122;
    private static final int MINUTES = 240;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** 512 kB to and fro, as collections at different moments leave it. */
    private int noise() {
        return random.nextInt(-512, 513);
    }

    @Test
    void passesAFlatNoisyHeap() {
        assertThat(verdict(minute -> 20_000 + noise(), minute -> 60 + minute % 3, minute -> 40 + minute % 2)
                        .passed())
                .isTrue();
    }

    @Test
    void passesAHeapThatFillsItsCachesInTheWarmUp() {
        assertThat(verdict(minute -> 12_000 + Math.min(minute, 30) * 300 + noise(), minute -> 60, minute -> 40)
                        .passed())
                .isTrue();
    }

    @Test
    void failsAHeapThatLeaksTwoMegabytesAnHourUnderNoise() {
        ScoreReport report = verdict(minute -> 20_000 + minute * 2_048 / 60 + noise(), minute -> 60, minute -> 40);

        assertThat(report.passed()).isFalse();
        assertThat(report.figure("gateway: heap after collections grows by")).matches("(1\\.9|2\\.0)\\d MB/h .*");
    }

    @Test
    void failsDescriptorsThatAreNotClosed() {
        assertThat(verdict(minute -> 20_000, minute -> 60 + minute / 20, minute -> 40)
                        .passed())
                .isFalse();
    }

    @Test
    void failsThreadsThatDoNotEnd() {
        assertThat(verdict(minute -> 20_000, minute -> 60, minute -> 40 + minute / 40)
                        .passed())
                .isFalse();
    }

    @Test
    void failsARunThatIsTooShortToTell() {
        ScoreReport report = new ScoreReport();

        new EnduranceJudge(Duration.ofMinutes(30))
                .judge(
                        report,
                        "gateway",
                        samples(minute -> 20_000, minute -> 60, minute -> 40).subList(0, 35));

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("gateway: samples after the warm-up");
            assertThat(line.passed()).isFalse();
        });
    }

    @Test
    void slopeOfALineIsExactAndWithoutError() {
        Slope slope = Slope.of(samples(minute -> 100 + minute * 60, minute -> 0, minute -> 0), Sample::heapKilobytes);

        assertThat(slope.perHour()).isCloseTo(3_600, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(slope.error()).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void readsTheHeapThatJcmdTellsOf() throws IOException {
        assertThat(ProcessProbe.heapKilobytes("""
                4711:
                 def new generation   total 5056K, used 43K [0x00000000fc000000, 0x00000000fc570000, 0x00000000fd550000)
                  eden space 4544K,   0% used [0x00000000fc000000, 0x00000000fc00ac10, 0x00000000fc470000)
                 tenured generation   total 11072K, used 9011K [0x00000000fd550000, 0x00000000fe020000, 0x0000000100000000)
                   the space 11072K,  81% used [0x00000000fd550000, 0x00000000fde1ccd8, 0x00000000fde1ce00, 0x00000000fe020000)
                 Metaspace       used 23017K, committed 23424K, reserved 1114112K
                """)).isEqualTo(9_054);
    }

    private ScoreReport verdict(IntUnaryOperator heap, IntUnaryOperator descriptors, IntUnaryOperator threads) {
        ScoreReport report = new ScoreReport();
        new EnduranceJudge(Duration.ofMinutes(30)).judge(report, "gateway", samples(heap, descriptors, threads));
        return report;
    }

    private static List<Sample> samples(IntUnaryOperator heap, IntUnaryOperator descriptors, IntUnaryOperator threads) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            samples.add(new Sample(
                    minute * 60L,
                    heap.applyAsInt(minute),
                    0,
                    descriptors.applyAsInt(minute),
                    threads.applyAsInt(minute)));
        }
        return samples;
    }
}
