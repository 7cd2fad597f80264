package io.wardgate.uplink.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BulkShareTest {

    private final BulkShare share = new BulkShare();

    @Test
    void halvesWhenLiveAnswersTakeMoreThanASecondAndStopsAtTheFloor() {
        live(0, 10_000, 1_500);
        assertThat(share.share()).isLessThan(0.2);

        live(10_000, 60_000, 1_500);
        assertThat(share.share()).isEqualTo(BulkShare.LEAST);
    }

    @Test
    void growsBackInStepsWhenLiveAnswersAreQuickAgain() {
        live(0, 60_000, 1_500);
        live(60_000, 75_000, 100);
        assertThat(share.share()).isBetween(0.1, 0.4);

        live(75_000, 120_000, 100);
        assertThat(share.share()).isEqualTo(BulkShare.MOST);
    }

    @Test
    void forgivesOneSlowAnswerInTwenty() {
        for (int second = 0; second < 60; second++) {
            share.answered(second % 30 == 29 ? 5_000 : 50, 500L * second);
            share.adapt(500L * second);
        }

        assertThat(share.share()).isGreaterThan(0.6);
    }

    private void live(long from, long to, long latencyMillis) {
        for (long now = from; now < to; now += 1_000) {
            share.answered(latencyMillis, now);
            share.adapt(now);
        }
    }
}
