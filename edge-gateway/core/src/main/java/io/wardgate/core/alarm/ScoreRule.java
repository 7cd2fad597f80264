package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.score.SpO2Scale;

/**
 * NEWS2 reaches a number of points. A band never measures all seven inputs, so the score is partial: the least that the
 * total can be. That is enough to raise an alarm; it ends only while all that the band ever measured of it is fresh,
 * because an input that grows old takes points away from nobody.
 *
 * @param limit points from which on it is an alarm
 * @param freshMillis how old an input may be
 */
record ScoreRule(int limit, SpO2Scale scale, long freshMillis, Delays delays) implements AlarmRule {

    @Override
    public AlarmKind kind() {
        return AlarmKind.NEWS2;
    }

    @Override
    public Verdict judge(Reading reading, LatestVitals latest) {
        if (AlarmRule.isOff(reading)) {
            return Verdict.NOT_WORN;
        }
        if (points(reading, latest) >= limit) {
            return Verdict.BREACH;
        }
        return latest.areAllFresh(reading.sampledMonoMillis(), freshMillis) ? Verdict.CALM : Verdict.UNKNOWN;
    }

    @Override
    public Evidence evidence(Reading reading, LatestVitals latest) {
        return new Evidence(null, points(reading, latest), limit);
    }

    @Override
    public boolean endsUnheard() {
        return true;
    }

    private int points(Reading reading, LatestVitals latest) {
        return latest.score(scale, reading.sampledMonoMillis(), freshMillis).points();
    }
}
