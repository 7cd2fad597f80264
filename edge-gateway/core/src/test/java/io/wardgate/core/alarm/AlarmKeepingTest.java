package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.health.Health;
import io.wardgate.core.ManualClock;
import io.wardgate.core.Readings;
import io.wardgate.core.event.GatewayEvents;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of the alarms: roll calls, health, and an orderly end. */
class AlarmKeepingTest {

    private final ManualClock clock = new ManualClock();
    private final GatewayEvents events = new GatewayEvents();
    private final AlarmKeeping keeping = keeping();

    private AlarmKeeping keeping() {
        return new AlarmKeeping(AlarmSettings.ofMinutes(15, 60), clock, events, ShippedProfile.profile());
    }

    @Test
    void callsTheRollAMinuteAfterTheStartAndThenEveryTenMinutes() {
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());
        clock.passMillis(59_999);
        keeping.look();
        assertThat(events.takeRollCall()).isEmpty();

        clock.passMillis(1);
        keeping.look();
        RollCall call = events.takeRollCall().get(0).what();
        assertThat(call.open()).containsExactly(1L);
        assertThat(call.nextNumber()).isEqualTo(2);
        assertThat(call.monoMillis()).isEqualTo(clock.monoMillis());
        assertThat(call.book())
                .isEqualTo(events.takeAlarms(1).get(0).what().id().book());

        clock.passMillis(599_999);
        keeping.look();
        assertThat(events.takeRollCall()).isEmpty();
        clock.passMillis(1);
        keeping.look();
        assertThat(events.takeRollCall()).hasSize(1);
    }

    @Test
    void everyLifeHasABookOfItsOwn() {
        AlarmKeeping next = keeping();
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());
        next.cleaned(Readings.emergency(1), clock.monoMillis());

        var told = events.takeAlarms(2);
        assertThat(told.get(0).what().id()).isNotEqualTo(told.get(1).what().id());
    }

    @Test
    void anOrderlyEndLeavesNothingOpen() {
        keeping.start();
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());
        keeping.stop();

        assertThat(events.takeAlarms(9))
                .extracting(waiting -> waiting.what().over() == null
                        ? null
                        : waiting.what().over().end())
                .isEqualTo(Arrays.asList(null, AlarmEnd.UNWATCHED));
    }

    @Test
    void healthCountsOpenAlarmsBySeverityAndNamesNobody() {
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());

        Health health = keeping.check();
        assertThat(keeping.name()).isEqualTo("alarms");
        assertThat(health.state()).isEqualTo(Health.State.OK);
        assertThat(health.summary()).isEqualTo("1 high, 0 medium, 0 low alarms open");
        assertThat(health.figures()).containsEntry("openHigh", 1L).containsEntry("bands", 1L);
    }

    @Test
    void aConfiguredDefaultProfileTakesThePlaceOfTheShippedOne() {
        AlarmProfile silent = new ProfileBuilder(AlarmProfile.DEFAULT, "").build();
        keeping.add(silent);
        keeping.cleaned(Readings.emergency(1), clock.monoMillis());
        assertThat(events.takeAlarms(9)).isEqualTo(List.of());

        keeping.remove(silent);
        keeping.cleaned(Readings.emergency(2), clock.monoMillis());
        assertThat(events.takeAlarms(9)).hasSize(1);
    }
}
