package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How vital signs may move, and what happens to a value that does not move so. */
class LevelTest {

    private final Wrist heart = new Wrist(Metric.HEART_RATE);

    @Test
    void doubtsAChangeThatNoHeartMakes() {
        Reading jumped = said(72, 98);

        assertThat(jumped.quality()).isEqualTo(Quality.RATE.mask());
        assertThat(jumped.suspectMetrics()).isEqualTo(Metric.HEART_RATE.mask());
        assertThat(jumped.values().get(Metric.HEART_RATE)).isEqualTo(98);
    }

    @Test
    void allowsAsMuchChangeAsTheTimeBetweenValuesAllows() {
        heart.saysAt(0, 72);

        assertThat(heart.saysAt(10, 122).quality()).isZero();
        assertThat(heart.saysAt(20, 173).quality()).isEqualTo(Quality.RATE.mask());
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, 72, 81, 82",
        "SPO2, 97, 93, 92",
        "SKIN_TEMPERATURE, 3250, 3295, 3296",
        "SYSTOLIC, 120, 138, 139"
    })
    void doubtsAValueThreeFloorsOffASteadyLevel(Metric metric, int level, int near, int far) {
        Wrist wrist = new Wrist(metric);
        wrist.says(level, level + 1, level, level + 1, level, level, level);

        assertThat(wrist.cleaner.explain(wrist.next(near))).isEmpty();
        assertThat(Quality.SPIKE.in(wrist.says(far).quality())).isTrue();
    }

    @Test
    void allowsMoreToALevelThatIsRestless() {
        heart.says(70, 80, 68, 82, 71, 79);

        assertThat(heart.says(90).quality()).isZero();
    }

    @Test
    void believesTheLevelAgainRightAfterASpike() {
        heart.says(72, 72, 73, 72, 140, 141, 72, 73);

        assertThat(heart.suspects()).containsExactly(false, false, false, false, true, true, false, false);
    }

    @ParameterizedTest
    @CsvSource({"HEART_RATE, 70, 130", "SPO2, 97, 84", "SKIN_TEMPERATURE, 3250, 3500", "SYSTOLIC, 120, 190"})
    void believesAStepAtItsThirdValueAndSaysSo(Metric metric, int before, int after) {
        Wrist wrist = new Wrist(metric);
        wrist.says(before, before, before + 1, before, before + 1, before, after, after + 1);
        Reading third = wrist.says(after);
        Reading fourth = wrist.says(after + 1);

        assertThat(wrist.suspects())
                .containsExactly(false, false, false, false, false, false, true, true, false, false);
        assertThat(third.quality()).isEqualTo(Quality.LEVEL_SHIFT.mask());
        assertThat(fourth.quality()).isZero();
    }

    @Test
    void believesARiseThatGoesOn() {
        heart.says(70, 70, 71, 70, 70, 70, 90, 105, 120, 125);

        assertThat(heart.suspects().subList(6, 10)).containsExactly(true, true, false, false);
    }

    @Test
    void neverBelievesOutliersThatWander() {
        heart.says(70, 70, 71, 70, 70, 70, 140, 30, 190, 70, 140, 230, 40);

        assertThat(heart.suspects().subList(6, 13)).containsExactly(true, true, true, false, true, true, true);
    }

    @Test
    void neverMakesImpossibleValuesALevel() {
        heart.says(70, 70, 71, 70, 0, 0, 0, 0, 277, 277, 277, 70);

        assertThat(heart.suspects().subList(4, 12)).containsExactly(true, true, true, true, true, true, true, false);
    }

    @Test
    void startsAnewAfterALongSilence() {
        heart.says(70, 70, 70, 70, 70, 70);
        heart.pauses(61);

        assertThat(heart.says(150).quality()).isZero();
    }

    @Test
    void startsAnewOnTheNextWrist() {
        heart.says(70, 70, 70, 70, 70, 70);
        heart.saysWith(0, 70);

        assertThat(heart.says(130).quality()).isZero();
    }

    @Test
    void neitherMarksNorForgetsWhatAnEmergencySays() {
        heart.says(70, 70, 70, 70, 70, 70);
        int call = Flag.WORN.mask() | Flag.SOS.mask();

        assertThat(heart.saysWith(call, 150).quality()).isZero();
        assertThat(heart.saysWith(call, 150).quality()).isZero();
        assertThat(heart.saysWith(call, 150).quality()).isZero();
        assertThat(heart.says(150).quality()).isZero();
        assertThat(heart.says(70).quality()).isNotZero();
    }

    @Test
    void takesARepeatedPressureForOneMeasurement() {
        Wrist cuff = new Wrist(Metric.SYSTOLIC);
        cuff.says(120, 120, 120, 120, 120, 120, 120, 120);

        assertThat(cuff.says(160).quality()).as("one measurement is no spread").isZero();
    }

    @Test
    void judgesEachVitalSignByItself() {
        Wrist saturation = new Wrist(Metric.SPO2, heart.cleaner);
        heart.says(70, 70, 70, 70, 70);
        saturation.says(97, 97, 97, 97, 97);

        assertThat(saturation.says(80).suspectMetrics()).isEqualTo(Metric.SPO2.mask());
        assertThat(heart.says(70).quality()).isZero();
    }

    @Test
    void believesTheFirstPossibleValueOfADevice() {
        assertThat(List.of(said(72), new Wrist(Metric.SPO2).says(85)))
                .extracting(Reading::quality)
                .containsOnly(0);
    }

    private Reading said(int... values) {
        return heart.says(values);
    }
}
