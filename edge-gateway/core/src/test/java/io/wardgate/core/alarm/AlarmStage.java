package io.wardgate.core.alarm;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmState;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.util.ArrayList;
import java.util.List;

/** A desk with one band that says a record a second, and what it told. */
class AlarmStage {

    static final int WORN = Flag.WORN.mask();

    final GatewayEvents events = new GatewayEvents();
    final AlarmBook book = new AlarmBook(77, events);
    final List<Alarm> told = new ArrayList<>();
    AlarmDesk desk = desk(ShippedProfile.profile());
    long nowMillis = 1_000_000;

    AlarmDesk desk(AlarmProfile profile) {
        return new AlarmDesk(AlarmSettings.ofMinutes(15, 60), book, profile);
    }

    void use(ProfileBuilder profile) {
        desk = desk(profile.build());
    }

    /** The band says the same for so many seconds. */
    void heartRate(int perMinute, int seconds) {
        say(WORN, Readings.heartRate(perMinute), seconds);
    }

    void say(int flags, MetricValues values, int seconds) {
        for (int second = 0; second < seconds; second++) {
            nowMillis += 1_000;
            say(reading(flags, values, nowMillis));
        }
    }

    void say(Reading reading) {
        desk.cleaned(reading, nowMillis);
        desk.look(nowMillis);
    }

    /** Nothing is heard. */
    void silence(int seconds) {
        for (int second = 0; second < seconds; second++) {
            nowMillis += 1_000;
            desk.look(nowMillis);
        }
    }

    static Reading reading(int flags, MetricValues values, long sampledMillis) {
        return new Reading(Readings.BAND, 1, sampledMillis, sampledMillis, -60, flags, 0, 0, values);
    }

    static MetricValues of(Metric metric, int value) {
        return MetricValues.builder().put(metric, value).build();
    }

    /** What was told since this was asked last, as KIND+ for raised and KIND-END for over. */
    List<String> news() {
        List<Alarm> fresh =
                events.takeAlarms(Integer.MAX_VALUE).stream().map(Waiting::what).toList();
        told.addAll(fresh);
        return fresh.stream().map(AlarmStage::text).toList();
    }

    Alarm last(AlarmKind kind) {
        return told.stream()
                .filter(alarm -> alarm.kind() == kind)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static String text(Alarm alarm) {
        Alarm.Over over = alarm.over();
        return alarm.kind() + (alarm.state() == AlarmState.RAISED || over == null ? "+" : "-" + over.end());
    }
}
