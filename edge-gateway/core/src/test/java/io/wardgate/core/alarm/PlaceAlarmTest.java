package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.core.ManualClock;
import io.wardgate.core.Readings;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms about doors and tap points, beside those of bands. */
class PlaceAlarmTest {

    private final ManualClock clock = new ManualClock();
    private final GatewayEvents events = new GatewayEvents();
    private final AlarmKeeping keeping =
            new AlarmKeeping(AlarmSettings.ofMinutes(15, 60), clock, events, ShippedProfile.profile());

    @Test
    void oneAlarmIsOpenAKindAndPlaceHoweverOftenItIsRaised() {
        keeping.raise(AlarmKind.DOOR_FORCED, "icu-door");
        keeping.raise(AlarmKind.DOOR_FORCED, "icu-door");
        keeping.raise(AlarmKind.DOOR_HELD, "icu-door");
        keeping.raise(AlarmKind.DOOR_FORCED, "store-door");

        List<Alarm> told = told();
        assertThat(told).extracting(Alarm::place).containsExactly("icu-door", "icu-door", "store-door");
        assertThat(told)
                .extracting(Alarm::severity)
                .containsExactly(AlarmSeverity.HIGH, AlarmSeverity.MEDIUM, AlarmSeverity.HIGH);
        assertThat(told).extracting(Alarm::deviceId).containsOnly(0L);
    }

    @Test
    void isOverOnceAndMayBeginAgain() {
        keeping.raise(AlarmKind.DOOR_HELD, "icu-door");
        clock.passMillis(4_000);
        keeping.clear(AlarmKind.DOOR_HELD, "icu-door");
        keeping.clear(AlarmKind.DOOR_HELD, "icu-door");
        keeping.clear(AlarmKind.FIRE, "icu-door");
        keeping.raise(AlarmKind.DOOR_HELD, "icu-door");

        List<Alarm> told = told();
        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isEqualTo(told.get(0).ended(clock.monoMillis(), AlarmEnd.CALM));
        assertThat(told.get(2).id()).isNotEqualTo(told.get(0).id());
    }

    @Test
    void theRollCallNamesThemBesideThoseOfBands() {
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());
        keeping.raise(AlarmKind.TAP_REPLAY, "cabinet-3F");
        clock.passMillis(AlarmKeeping.FIRST_ROLL_CALL_MILLIS);
        keeping.look();

        assertThat(events.takeRollCall().get(0).what().open()).containsExactly(1L, 2L);
        assertThat(keeping.check().figures()).containsEntry("openHigh", 2L);
    }

    @Test
    void anOrderlyEndLeavesNoneOpen() {
        keeping.start();
        keeping.raise(AlarmKind.TAILGATE, "icu-door");
        keeping.stop();

        assertThat(told().get(1).over()).isEqualTo(new Alarm.Over(clock.monoMillis(), AlarmEnd.UNWATCHED));
    }

    @Test
    void refusesAKindThatIsAboutAPersonAndAPlaceWithoutAnId() {
        assertThatThrownBy(() -> keeping.raise(AlarmKind.SOS, "icu-door")).hasMessageContaining("SOS");
        assertThatThrownBy(() -> keeping.raise(AlarmKind.FIRE, "")).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> keeping.raise(AlarmKind.FIRE, "x".repeat(65))).hasMessageContaining("65 characters");
        assertThat(told()).isEmpty();
    }

    private List<Alarm> told() {
        return events.takeAlarms(99).stream().map(Waiting::what).toList();
    }
}
