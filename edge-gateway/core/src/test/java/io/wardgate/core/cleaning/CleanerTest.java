package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CleanerTest {

    private final Cleaner cleaner = new Cleaner();

    @Test
    void leavesAGoodReadingAsItIs() {
        Reading good = Readings.routine(1);

        assertThat(cleaner.clean(good)).isSameAs(good);
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, 24, 25, 250, 251",
        "SPO2, 49, 50, 100, 101",
        "SKIN_TEMPERATURE, 2499, 2500, 4300, 4301",
        "SYSTOLIC, 49, 50, 260, 261",
        "DIASTOLIC, 24, 25, 160, 161",
        "BATTERY, -1, 0, 100, 101",
        "AMBIENT_TEMPERATURE, -4001, -4000, 8500, 8501",
    })
    void marksValuesOutsideTheHardRangeAndKeepsThem(Metric metric, int below, int least, int most, int above) {
        for (int value : new int[] {below, above}) {
            Reading cleaned = new Cleaner()
                    .clean(worn(MetricValues.builder().put(metric, value).build()));
            assertThat(cleaned.quality()).isEqualTo(Quality.RANGE.mask());
            assertThat(cleaned.suspectMetrics()).isEqualTo(metric.mask());
            assertThat(cleaned.values().get(metric)).isEqualTo(value);
        }
        for (int value : new int[] {least, most}) {
            Reading cleaned = new Cleaner()
                    .clean(worn(MetricValues.builder().put(metric, value).build()));
            assertThat(cleaned.quality()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 111, true", "120, 110, false", "80, 90, true"})
    void marksPressuresThatAreLessThanTenApart(int systolic, int diastolic, boolean suspect) {
        Reading cleaned = cleaner.clean(worn(MetricValues.builder()
                .put(Metric.SYSTOLIC, systolic)
                .put(Metric.DIASTOLIC, diastolic)
                .build()));

        assertThat(Quality.RANGE.in(cleaned.quality())).isEqualTo(suspect);
        assertThat(cleaned.suspectMetrics()).isEqualTo(suspect ? Metric.SYSTOLIC.mask() | Metric.DIASTOLIC.mask() : 0);
    }

    @Test
    void marksWhatABandMeasuredOffTheWrist() {
        Reading cleaned = cleaner.clean(Readings.of(Readings.BAND, 1, 1, 0, Readings.heartRate(72)));

        assertThat(cleaned.quality()).isEqualTo(Quality.NOT_WORN.mask());
        assertThat(cleaned.suspectMetrics()).isEqualTo(Metric.HEART_RATE.mask());
    }

    @Test
    void doesNotExpectASensorToBeWorn() {
        Reading cleaned = cleaner.clean(Readings.of(Readings.SENSOR, 1, 1, 0, Readings.heartRate(72)));

        assertThat(cleaned.quality()).isZero();
    }

    @Test
    void passesOnALowBattery() {
        int flags = Flag.WORN.mask() | Flag.LOW_BATTERY.mask();

        assertThat(cleaner.clean(Readings.of(Readings.BAND, 1, 1, flags, MetricValues.none()))
                        .quality())
                .isEqualTo(Quality.LOW_BATTERY.mask());
    }

    @Test
    void checksAnEmergencyAgainstTheRangesAlone() {
        int flags = Flag.SOS.mask() | Flag.LOW_BATTERY.mask();
        Reading cleaned = cleaner.clean(Readings.of(Readings.BAND, 1, 1, flags, Readings.heartRate(10)));

        assertThat(cleaned.quality()).isEqualTo(Quality.RANGE.mask());
    }

    @Test
    void marksTheHeartRateOfAMovingWearerWithoutDoubtingIt() {
        MetricValues.Builder values =
                MetricValues.builder().put(Metric.HEART_RATE, 90).put(Metric.SPO2, 97);

        assertThat(cleaner.clean(worn(values.put(Metric.MOTION, 7).build())).quality())
                .isZero();
        Reading moving = cleaner.clean(worn(values.put(Metric.MOTION, 8).build()));
        assertThat(moving.quality()).isEqualTo(Quality.MOTION.mask());
        assertThat(moving.suspectMetrics()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"HEART_RATE", "SPO2", "SKIN_TEMPERATURE", "SYSTOLIC", "DIASTOLIC"})
    void neverLetsAZeroPassForAVitalSign(Metric vital) {
        MetricValues zero = MetricValues.builder().put(vital, 0).build();
        for (int flags = 0; flags < 32; flags++) {
            Reading cleaned = cleaner.clean(Readings.of(Readings.BAND, 1, 1, flags, zero));

            assertThat(Quality.RANGE.in(cleaned.quality()))
                    .as("flags %d", flags)
                    .isTrue();
            assertThat(cleaned.suspectMetrics()).isEqualTo(vital.mask());
            assertThat(cleaned.values()).isEqualTo(zero);
        }
    }

    @Test
    void countsTheReadingsThatGotEachBit() {
        cleaner.clean(worn(Readings.heartRate(0)));
        cleaner.clean(worn(Readings.heartRate(277)));
        cleaner.clean(Readings.of(Readings.BAND, 1, 1, 0, Readings.heartRate(72)));

        assertThat(cleaner.marked()).containsEntry("RANGE", 2L).containsEntry("NOT_WORN", 1L);
    }

    @Test
    void goesByChangedRulesFromTheNextReadingOn() {
        assertThat(cleaner.clean(worn(Readings.heartRate(230))).quality()).isZero();
        cleaner.use(CleaningRules.ofBands().withHeartRate(30, 220, 25, 3));

        assertThat(cleaner.clean(worn(Readings.heartRate(230))).quality()).isEqualTo(Quality.RANGE.mask());
    }

    private static Reading worn(MetricValues values) {
        return Readings.of(Readings.BAND, 1, 1, Flag.WORN.mask(), values);
    }
}
