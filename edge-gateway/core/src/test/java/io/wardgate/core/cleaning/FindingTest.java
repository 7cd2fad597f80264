package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Why a reading got its bits, in words and numbers. */
class FindingTest {

    @Test
    void namesRuleValueReferenceAndLimit() {
        Wrist heart = new Wrist(Metric.HEART_RATE);
        heart.says(72, 72, 73, 72, 72, 72);
        assertThat(why(heart, 140))
                .containsExactly(
                        "RATE: HEART_RATE 140 /min, changed from 72; at most 25 in that time",
                        "SPIKE: HEART_RATE 140 /min, its neighbours lie about 72; at most 9 from them");
        assertThat(why(heart, 0)).containsExactly("RANGE: HEART_RATE 0 /min, below 25");
        assertThat(why(heart, 277)).containsExactly("RANGE: HEART_RATE 277 /min, above 250");
        heart.says(140, 141);
        assertThat(why(heart, 140))
                .containsExactly("LEVEL_SHIFT: HEART_RATE 140 /min, the third in a row that left 72: the new level");
    }

    @Test
    void writesNumbersInTheUnitOfTheMetric() {
        Wrist skin = new Wrist(Metric.SKIN_TEMPERATURE);
        skin.says(3250, 3251, 3250, 3250, 3252, 3250);

        assertThat(why(skin, 3300))
                .containsExactly(
                        "SPIKE: SKIN_TEMPERATURE 33 Cel, its neighbours lie about 32.5; at most 0.45 from them");
    }

    @Test
    void speaksOfTheDeviceAndOfSeveralValues() {
        MetricValues values = MetricValues.builder()
                .put(Metric.HEART_RATE, 90)
                .put(Metric.SYSTOLIC, 85)
                .put(Metric.DIASTOLIC, 80)
                .put(Metric.MOTION, 12)
                .build();
        int low = Flag.LOW_BATTERY.mask();
        Cleaner cleaner = new Cleaner();

        assertThat(cleaner.explain(Readings.of(Readings.BAND, 1, 1, low | Flag.WORN.mask(), values)))
                .extracting(Finding::toString)
                .containsExactly(
                        "RANGE: SYSTOLIC, DIASTOLIC 85 mm[Hg], the other pressure is 80; they are at least 10 apart",
                        "MOTION: HEART_RATE 90 /min, measured while moving: 12, above 7",
                        "LOW_BATTERY: the band's battery is low");
        assertThat(cleaner.explain(Readings.of(Readings.BAND, 1, 1, 0, Readings.heartRate(90))))
                .extracting(Finding::toString)
                .containsExactly("NOT_WORN: HEART_RATE 90 /min, measured on no wrist");
        assertThat(cleaner.devices()).as("asking changes nothing").isZero();
    }

    @Test
    void explainsEveryBitAndNoOther() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        Cleaner cleaner = new Cleaner(CleaningRules.ofBands(), 8);
        for (int i = 0; i < 20_000; i++) {
            Reading reading = anyReading(random, i);
            List<Finding> findings = cleaner.explain(reading);
            Reading cleaned = cleaner.clean(reading);

            int quality = 0;
            int suspect = 0;
            for (Finding finding : findings) {
                quality |= finding.rule().quality().mask();
                suspect |= finding.rule().isSuspect() ? finding.metrics() : 0;
                assertThat(finding.toString())
                        .startsWith(finding.rule().quality().name());
            }
            assertThat(cleaned).as("seed %d, reading %d", seed, i).isEqualTo(reading.withQuality(quality, suspect));
        }
        assertThat(cleaner.devices()).isEqualTo(8);
    }

    /** Anything at all, in any order of time, from more devices than there is room for. */
    private static Reading anyReading(SplittableRandom random, int index) {
        MetricValues.Builder values = MetricValues.builder();
        for (Metric metric : Metric.values()) {
            switch (random.nextInt(4)) {
                case 0 -> values.put(metric, random.nextInt());
                case 1 -> values.put(metric, 60 + random.nextInt(60));
                case 2 -> values.put(metric, 3_200 + random.nextInt(200));
                default -> {
                    // Absent.
                }
            }
        }
        long time = random.nextInt(10) == 0 ? random.nextLong() : 1_000L * index + random.nextInt(-5_000, 5_000);
        int flags = random.nextInt(4) > 0 ? Flag.WORN.mask() : random.nextInt(32);
        long device = Readings.BAND + random.nextInt(10);
        return new Reading(device, 1, index, time, -60, flags, 0, 0, values.build());
    }

    private static List<String> why(Wrist wrist, int value) {
        return wrist.cleaner.explain(wrist.next(value)).stream()
                .map(Finding::toString)
                .toList();
    }
}
