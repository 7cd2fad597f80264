package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A call or a fall. Nothing makes it doubtful, and silence does not end it. Records recovered from later repetitions carry
 * no flags (docs/wire/band-v1.md), so they say nothing.
 */
record FlagRule(AlarmKind kind, Flag flag, Delays delays) implements AlarmRule {

    @Override
    public Verdict judge(Reading reading, LatestVitals latest) {
        if (flag.in(reading.flags())) {
            return Verdict.BREACH;
        }
        return Quality.RECOVERED.in(reading.quality()) ? Verdict.UNKNOWN : Verdict.CALM;
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
