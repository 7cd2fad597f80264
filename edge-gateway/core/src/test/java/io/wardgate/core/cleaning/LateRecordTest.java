package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that come after newer ones: repeated in a later frame, or brought by another radio. */
class LateRecordTest {

    private final Wrist wrist = new Wrist(Metric.HEART_RATE);

    @BeforeEach
    void settle() {
        wrist.says(70, 71, 70, 70, 71, 70);
    }

    @Test
    void areJudgedAmongTheirNeighboursInTime() {
        wrist.saysAt(8, 70);
        wrist.saysAt(9, 70);

        assertThat(wrist.saysAt(7, 71).quality()).isZero();
        assertThat(Quality.SPIKE.in(wrist.saysAt(6, 140).quality())).isTrue();
    }

    @Test
    void makeAStepBelievedAtItsThirdRecordWhateverTheOrder() {
        // One frame after two that were lost: newest first.
        Reading newest = wrist.saysAt(8, 130);
        Reading middle = wrist.saysAt(7, 130);
        Reading oldest = wrist.saysAt(6, 130);

        assertThat(newest.suspectMetrics()).isNotZero();
        assertThat(middle.suspectMetrics()).isNotZero();
        assertThat(oldest.quality()).isEqualTo(Quality.LEVEL_SHIFT.mask());
        assertThat(wrist.saysAt(9, 130).quality()).isZero();
    }

    @Test
    void doNotUndoWhatNewerOnesSettled() {
        wrist.saysAt(30, 70);
        wrist.saysAt(20, 140);
        wrist.saysAt(21, 140);

        assertThat(wrist.saysAt(22, 140).suspectMetrics()).isNotZero();
        assertThat(wrist.saysAt(31, 70).quality()).isZero();
    }

    @Test
    void areJudgedByTheRangeAloneBeyondMemory() {
        wrist.saysAt(4_000, 70);
        wrist.saysAt(4_001, 70);

        assertThat(wrist.saysAt(2_000, 180).quality()).isZero();
        assertThat(wrist.saysAt(2_001, 0).quality()).isEqualTo(Quality.RANGE.mask());
        assertThat(wrist.saysAt(4_002, 71).quality()).isZero();
    }
}
