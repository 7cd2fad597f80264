package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import org.junit.jupiter.api.Test;

/** NEWS2 as a rule: opt-in, partial, and never calmed by an input that grew old. */
class ScoreAlarmTest extends AlarmStage {

    @Test
    void raisesWhenWhatTheBandMeasuresReachesThePointsAlone() {
        use(new ProfileBuilder("test", "").news2(5, 1, 900, 0, 0));
        say(WORN, vitals(120, 93), 5);
        assertThat(news()).as("2 + 2 points").isEmpty();
        say(WORN, vitals(131, 93), 1);

        assertThat(news()).containsExactly("NEWS2+");
        assertThat(last(AlarmKind.NEWS2).evidence()).isEqualTo(new Evidence(null, 5, 5));
    }

    @Test
    void anInputThatGrowsOldEndsNothing() {
        use(new ProfileBuilder("test", "").news2(5, 1, 900, 0, 0));
        say(WORN, vitals(131, 93), 1);
        for (int minute = 0; minute < 32; minute++) {
            nowMillis += 60_000;
            say(reading(WORN, of(Metric.HEART_RATE, 131), nowMillis));
        }
        assertThat(news())
                .as("saturation unknown: ends as unknown, not as calm")
                .containsExactly("NEWS2+", "NEWS2-UNKNOWN");

        say(WORN, vitals(131, 93), 1);
        say(WORN, vitals(80, 97), 1);
        assertThat(news()).containsExactly("NEWS2+", "NEWS2-CALM");
    }

    @Test
    void isOffUnlessConfigured() {
        assertThat(ShippedProfile.profile().watches(AlarmKind.NEWS2)).isFalse();
    }

    private static MetricValues vitals(int heartRate, int spo2) {
        return MetricValues.builder()
                .put(Metric.HEART_RATE, heartRate)
                .put(Metric.SPO2, spo2)
                .build();
    }
}
