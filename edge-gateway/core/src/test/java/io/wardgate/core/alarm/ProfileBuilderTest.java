package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.alarm.ProfileBuilder.Settling;
import org.junit.jupiter.api.Test;

class ProfileBuilderTest {

    @Test
    void namesItsBandsByCommasOrSpaces() {
        AlarmProfile profile = new ProfileBuilder("two", " wg-00001000,ble-c001a2b3c4d5\n wg-00001000 ").build();

        assertThat(profile.bands())
                .containsExactlyInAnyOrder(DeviceId.parse("wg-00001000"), DeviceId.parse("ble-c001a2b3c4d5"));
    }

    @Test
    void saysWhichBandIsNone() {
        assertThatThrownBy(() -> new ProfileBuilder("wrong", "wg-1"))
                .hasMessage("alarms.profile wrong: bands: not a device id: wg-1; expected wg-<8 hex> or ble-<12 hex>,"
                        + " separated by commas");
    }

    @Test
    void refusesLimitsBetweenWhichNoAlarmCouldEnd() {
        assertThatThrownBy(() -> new ProfileBuilder("wrong", "").heartRate(60, 70, new Settling(5, 0, 0)))
                .hasMessageContaining("alarms.profile wrong: limits of HEART_RATE are 60 and 70");
        assertThat(new ProfileBuilder("right", "")
                        .heartRate(60, 71, new Settling(5, 0, 0))
                        .build()
                        .rules())
                .hasSize(2);
    }

    @Test
    void aLimitOfZeroLeavesTheRuleOut() {
        Settling settling = new Settling(1, 1, 1);
        AlarmProfile nothing = new ProfileBuilder("nothing", "")
                .heartRate(0, 0, settling)
                .spo2(0, settling)
                .skinTemperature(0, 0, settling)
                .noMovement(0, 1)
                .sos(false, 1)
                .fall(false, 1)
                .bandOff(0, 1)
                .batteryLow(0, settling)
                .silent(0, 1)
                .news2(0, 1, 900, 1, 1)
                .build();

        for (AlarmKind kind : AlarmKind.values()) {
            assertThat(nothing.watches(kind)).as("%s", kind).isFalse();
        }
    }

    @Test
    void theShippedProfileWatchesEverythingAboutABandButTheScoreAndACoolSkin() {
        AlarmProfile shipped = ShippedProfile.profile();

        for (AlarmKind kind : AlarmKind.values()) {
            assertThat(shipped.watches(kind))
                    .as("%s", kind)
                    .isEqualTo(!kind.isOfPlace() && kind != AlarmKind.NEWS2 && kind != AlarmKind.TEMPERATURE_LOW);
        }
    }
}
