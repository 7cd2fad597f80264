package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/** The band is not on a wrist; on its charger it need not be. */
record WornRule(Delays delays) implements AlarmRule {

    @Override
    public AlarmKind kind() {
        return AlarmKind.BAND_OFF;
    }

    @Override
    public Verdict judge(Reading reading, LatestVitals latest) {
        return AlarmRule.isOff(reading) && !Flag.CHARGING.in(reading.flags()) ? Verdict.BREACH : Verdict.CALM;
    }

    @Override
    public @Nullable Evidence evidence(Reading reading, LatestVitals latest) {
        return null;
    }

    @Override
    public boolean endsUnheard() {
        return false;
    }
}
