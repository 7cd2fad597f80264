package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import java.util.EnumMap;
import java.util.Map;

/** What the desk remembers of one band. Owned by the desk, under its lock. */
final class WatchedBand {

    final long deviceId;
    final LatestVitals vitals = new LatestVitals();
    final Map<AlarmKind, RuleState> states = new EnumMap<>(AlarmKind.class);
    AlarmProfile profile;
    long heardMillis;

    /** The radio that heard it last. */
    String source = "";

    long sampledMillis = Long.MIN_VALUE;

    WatchedBand(long deviceId, AlarmProfile profile, long heardMillis) {
        this.deviceId = deviceId;
        this.profile = profile;
        this.heardMillis = heardMillis;
    }

    RuleState state(AlarmKind kind) {
        return states.computeIfAbsent(kind, unknown -> new RuleState());
    }
}
