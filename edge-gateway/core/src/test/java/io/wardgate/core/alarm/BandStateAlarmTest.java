package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import io.wardgate.core.alarm.ProfileBuilder.Settling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms on the band rather than on a vital sign, and what the desk remembers. */
class BandStateAlarmTest extends AlarmStage {

    @Test
    void aBandThatIsSilentIsAnAlarmUntilItIsHeardForAWhile() {
        use(new ProfileBuilder("test", "").silent(120, 10));
        heartRate(72, 5);
        silence(120);
        assertThat(news()).isEmpty();
        silence(1);
        assertThat(news()).containsExactly("BAND_SILENT+");
        assertThat(last(AlarmKind.BAND_SILENT).evidence()).isEqualTo(new Evidence(null, 121, 120));

        for (int second = 0; second <= 10; second++) {
            assertThat(news()).isEmpty();
            nowMillis += 1_000;
            desk.sighted(Readings.BAND, "dongle-1", nowMillis);
            desk.look(nowMillis);
        }
        assertThat(news()).containsExactly("BAND_SILENT-CALM");
    }

    @Test
    void aBandThatIsForgottenLeavesNoAlarmBehind() {
        use(new ProfileBuilder("test", "").silent(120, 10).sos(true, 15));
        say(WORN | Flag.SOS.mask(), MetricValues.none(), 1);
        silence(3_601);
        assertThat(news()).containsExactlyInAnyOrder("SOS+", "BAND_SILENT+", "SOS-UNKNOWN", "BAND_SILENT-UNKNOWN");
        assertThat(desk.watched()).isZero();
    }

    @Test
    void aBandThatIsOffForLongIsAnAlarmUnlessItIsCharging() {
        use(new ProfileBuilder("test", "").bandOff(60, 10));
        say(Flag.CHARGING.mask(), MetricValues.none(), 600);
        assertThat(news()).isEmpty();
        say(0, MetricValues.none(), 61);
        assertThat(news()).containsExactly("BAND_OFF+");
        say(WORN, MetricValues.none(), 11);
        assertThat(news()).containsExactly("BAND_OFF-CALM");
    }

    @Test
    void aLowBatteryIsAnAlarmByItsLevelOrItsFlagUntilItIsCharged() {
        use(new ProfileBuilder("test", "").batteryLow(15, new Settling(5, 0, 0)));
        say(WORN, of(Metric.BATTERY, 16), 5);
        assertThat(news()).isEmpty();
        say(WORN, of(Metric.BATTERY, 15), 5);
        assertThat(news()).containsExactly("BATTERY_LOW+");
        say(WORN, of(Metric.BATTERY, 20), 5);
        assertThat(news()).isEmpty();
        say(WORN, of(Metric.BATTERY, 21), 5);
        assertThat(news()).containsExactly("BATTERY_LOW-CALM");
        say(WORN | Flag.LOW_BATTERY.mask(), MetricValues.none(), 1);
        say(Flag.LOW_BATTERY.mask() | Flag.CHARGING.mask(), MetricValues.none(), 1);
        assertThat(news()).containsExactly("BATTERY_LOW+", "BATTERY_LOW-CALM");
    }

    @Test
    void aWornBandThatDoesNotMoveIsAnAlarm() {
        use(new ProfileBuilder("test", "").noMovement(600, 2));
        say(WORN, of(Metric.MOTION, 1), 600);
        say(0, of(Metric.MOTION, 0), 900);
        assertThat(news()).as("in a drawer").isEmpty();
        say(WORN, of(Metric.MOTION, 0), 601);
        assertThat(news()).containsExactly("NO_MOVEMENT+");
        say(WORN, of(Metric.MOTION, 3), 3);
        assertThat(news()).containsExactly("NO_MOVEMENT-CALM");
    }

    @Test
    void anotherProfileAppliesToTheBandsThatItNamesAndEndsWhatItDoesNotWatch() {
        AlarmProfile shipped = ShippedProfile.profile();
        heartRate(120, 60);
        assertThat(news()).isEmpty();

        AlarmProfile strict = new ProfileBuilder("strict", DeviceId.format(Readings.BAND))
                .heartRate(0, 100, new Settling(5, 10, 30))
                .build();
        desk.use(shipped, List.of(strict), nowMillis);
        heartRate(120, 60);
        assertThat(news()).containsExactly("HEART_RATE_HIGH+");

        desk.use(shipped, List.of(new ProfileBuilder("none", DeviceId.format(Readings.BAND)).build()), nowMillis);
        assertThat(news()).containsExactly("HEART_RATE_HIGH-UNWATCHED");
    }

    @Test
    void sensorsOnTheWallAreNotWatchedAndMemoryIsBounded() {
        say(new Reading(Readings.SENSOR, 1, 1, nowMillis, -60, 0, 0, 0, of(Metric.AMBIENT_TEMPERATURE, 2_100)));
        assertThat(desk.watched()).isZero();

        for (int band = 0; band < 2 * AlarmDesk.MAX_BANDS; band++) {
            nowMillis += 1;
            int flags = WORN | (band < 10 ? Flag.SOS.mask() : 0);
            desk.cleaned(
                    new Reading(DeviceId.ofBand(band), 1, 1, nowMillis, -60, flags, 0, 0, MetricValues.none()),
                    nowMillis);
        }
        assertThat(desk.watched()).isEqualTo(AlarmDesk.MAX_BANDS);
        assertThat(desk.pushedOut()).isEqualTo(AlarmDesk.MAX_BANDS);
        assertThat(news()).hasSize(20).endsWith("SOS-UNKNOWN");
        assertThat(book.open(AlarmSeverity.HIGH)).isZero();
    }
}
