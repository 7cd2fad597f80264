package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import org.junit.jupiter.api.Test;

/** A heart rate that does not move while its wearer does. */
class StuckTest {

    private static final int FIVE_MINUTES = 300;

    private final Wrist wrist = new Wrist(Metric.HEART_RATE);

    @Test
    void isDoubtedAfterFiveMinutesAndBelievedAtItsNextChange() {
        for (int second = 0; second <= FIVE_MINUTES; second++) {
            assertThat(wrist.saysMoving(72, second % 7).quality()).isZero();
        }
        Reading stuck = wrist.saysMoving(72, 0);

        assertThat(stuck.quality()).isEqualTo(Quality.STALE.mask());
        assertThat(stuck.suspectMetrics()).isEqualTo(Metric.HEART_RATE.mask());
        assertThat(wrist.saysMoving(73, 0).quality()).isZero();
    }

    @Test
    void isBelievedOfASleeper() {
        for (int second = 0; second < 3 * FIVE_MINUTES; second++) {
            assertThat(wrist.saysMoving(52, second % 2).quality()).isZero();
        }
    }

    @Test
    void isBelievedWhileValuesAreFew() {
        for (int minute = 0; minute < 15; minute++) {
            assertThat(wrist.saysMoving(72, minute % 7).quality()).isZero();
            wrist.pauses(29);
        }
    }

    @Test
    void isNothingWithOtherVitalSigns() {
        Wrist saturation = new Wrist(Metric.SPO2);
        for (int second = 0; second < 3 * FIVE_MINUTES; second++) {
            assertThat(saturation.saysMoving(98, second % 7).quality()).isZero();
        }
    }

    @Test
    void isNotJudgedIfConfiguredSo() {
        Wrist unjudged =
                new Wrist(Metric.HEART_RATE, new Cleaner(CleaningRules.ofBands().withMotion(15, 0)));
        for (int second = 0; second < 3 * FIVE_MINUTES; second++) {
            assertThat(unjudged.saysMoving(72, second % 7).quality()).isZero();
        }
    }
}
