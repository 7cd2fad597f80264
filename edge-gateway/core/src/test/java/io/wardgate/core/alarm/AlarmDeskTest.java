package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.core.Readings;
import io.wardgate.core.alarm.ProfileBuilder.Settling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits, delays and hysteresis; which readings speak and which do not. */
class AlarmDeskTest extends AlarmStage {

    AlarmDeskTest() {
        use(new ProfileBuilder("test", "")
                .heartRate(40, 130, new Settling(5, 10, 30))
                .sos(true, 15)
                .fall(true, 30));
    }

    @Test
    void raisesOneAlarmAfterTheOnDelayAndEndsItAfterTheOffDelay() {
        heartRate(80, 60);
        long firstBreachMillis = nowMillis + 1_000;
        heartRate(147, 10);
        assertThat(news()).as("beyond for 9 s").isEmpty();

        heartRate(150, 60);
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");
        Alarm raised = last(AlarmKind.HEART_RATE_HIGH);
        assertThat(raised.evidence()).isEqualTo(new Evidence(Metric.HEART_RATE, 150, 130));
        assertThat(raised.raisedMonoMillis()).isEqualTo(firstBreachMillis);
        assertThat(raised.deviceId()).isEqualTo(Readings.BAND);

        long firstCalmMillis = nowMillis + 1_000;
        heartRate(125, 30);
        assertThat(news()).as("calm for 29 s").isEmpty();
        heartRate(125, 1);
        assertThat(news()).containsExactly("HEART_RATE_HIGH-CALM");
        assertThat(last(AlarmKind.HEART_RATE_HIGH)).isEqualTo(raised.ended(firstCalmMillis, AlarmEnd.CALM));
    }

    @Test
    void aSpikeWithinTheDelayRaisesNothing() {
        for (int round = 0; round < 20; round++) {
            heartRate(80, 2);
            heartRate(180, 9);
        }
        assertThat(news()).isEmpty();
    }

    @Test
    void valuesWithinTheHysteresisNeitherBeginNorEndAnAlarm() {
        heartRate(129, 100);
        assertThat(news()).isEmpty();
        heartRate(131, 11);
        heartRate(128, 100);
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");

        heartRate(125, 29);
        heartRate(126, 1);
        heartRate(125, 30);
        assertThat(news()).as("the calm was interrupted").isEmpty();
    }

    @Test
    void lowAndHighAreAlarmsOfTheirOwn() {
        heartRate(39, 11);
        heartRate(131, 11);
        heartRate(80, 31);
        assertThat(news())
                .containsExactly("HEART_RATE_LOW+", "HEART_RATE_HIGH+", "HEART_RATE_LOW-CALM", "HEART_RATE_HIGH-CALM");
    }

    @Test
    void valuesInDoubtNeitherRaiseNorEnd() {
        for (int second = 0; second < 100; second++) {
            nowMillis += 1_000;
            say(reading(WORN, Readings.heartRate(200), nowMillis)
                    .withQuality(Quality.SPIKE.mask(), Metric.HEART_RATE.mask()));
        }
        assertThat(news()).isEmpty();

        heartRate(150, 11);
        for (int second = 0; second < 100; second++) {
            nowMillis += 1_000;
            say(reading(WORN, Readings.heartRate(80), nowMillis)
                    .withQuality(Quality.MOTION.mask(), Metric.HEART_RATE.mask()));
        }
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");
    }

    @Test
    void aBandThatIsNotWornNeverRaisesAnAlarmOnItsWearer() {
        say(0, Readings.heartRate(200), 600);
        say(0, Readings.heartRate(0), 600);
        heartRate(150, 5);
        say(0, Readings.heartRate(200), 60);
        heartRate(150, 5);
        assertThat(news()).as("what had built up is void").isEmpty();
    }

    @Test
    void aCallIsRaisedAtOnceAndEndsWhenTheBandCallsNoMore() {
        say(WORN | Flag.SOS.mask(), MetricValues.none(), 1);
        assertThat(news()).containsExactly("SOS+");
        say(WORN | Flag.SOS.mask(), MetricValues.none(), 9);
        say(WORN, MetricValues.none(), 15);
        assertThat(news()).isEmpty();
        say(WORN, MetricValues.none(), 1);
        assertThat(news()).containsExactly("SOS-CALM");
    }

    @Test
    void silenceAndRecoveredRecordsDoNotEndACall() {
        say(WORN | Flag.SOS.mask() | Flag.FALL.mask(), MetricValues.none(), 1);
        for (int second = 0; second < 100; second++) {
            nowMillis += 1_000;
            say(reading(WORN, MetricValues.none(), nowMillis).withQuality(Quality.RECOVERED.mask(), 0));
        }
        silence(1_200);
        assertThat(news()).containsExactly("SOS+", "FALL+");
    }

    @Test
    void aReadingOlderThanTheLastSaysNothingUnlessItIsACall() {
        heartRate(80, 10);
        for (int second = 0; second < 100; second++) {
            say(reading(WORN, Readings.heartRate(200), nowMillis - 5_000));
        }
        assertThat(news()).isEmpty();
        assertThat(desk.late()).isEqualTo(100);

        say(reading(WORN | Flag.SOS.mask(), Readings.heartRate(200), nowMillis - 5_000));
        assertThat(news()).containsExactly("SOS+");
    }

    @Test
    void aMeasurementThatNobodyHearsAnyMoreBecomesUnknown() {
        heartRate(150, 11);
        silence(15 * 60);
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");
        silence(1);
        assertThat(news()).containsExactly("HEART_RATE_HIGH-UNKNOWN");
    }

    @Test
    void twoBreachesFarApartAreTwoBeginnings() {
        heartRate(150, 1);
        silence(700);
        heartRate(150, 1);
        assertThat(news()).isEmpty();
        heartRate(150, 10);
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");
    }

    @Test
    void judgesTheWholeShippedProfileWithoutAnAlarmOnACalmWearer() {
        desk = desk(ShippedProfile.profile());
        MetricValues calm = MetricValues.builder()
                .put(Metric.HEART_RATE, 72)
                .put(Metric.SPO2, 97)
                .put(Metric.SKIN_TEMPERATURE, 3_350)
                .put(Metric.BATTERY, 80)
                .put(Metric.MOTION, 2)
                .build();
        say(WORN, calm, 7_200);
        assertThat(news()).isEqualTo(List.of());
    }
}
