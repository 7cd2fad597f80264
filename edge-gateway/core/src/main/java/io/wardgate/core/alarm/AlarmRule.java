package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/** What is watched over on each reading of a band. Stateless; allocates only for {@link #evidence}. */
sealed interface AlarmRule permits BatteryRule, FlagRule, LimitRule, ScoreRule, WornRule {

    AlarmKind kind();

    Delays delays();

    /** @param latest of the band, this reading included */
    Verdict judge(Reading reading, LatestVitals latest);

    /** What to write beside the alarm that this reading raises. */
    @Nullable
    Evidence evidence(Reading reading, LatestVitals latest);

    /** Whether an open alarm ends as unknown when nothing speaks for or against it any more. */
    boolean endsUnheard();

    /** Whether this is a WardGate band that says it is not on a wrist; others do not say. */
    static boolean isOff(Reading reading) {
        return DeviceId.isBand(reading.deviceId()) && !Flag.WORN.in(reading.flags());
    }
}
