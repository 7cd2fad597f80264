package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;

/**
 * A vital sign above or below its limit. A value in doubt says nothing, whichever bit doubts it; a band that is not worn
 * measures nobody.
 *
 * @param side which side of the limit is wrong
 * @param limit the last value that is right, in carried units
 * @param hysteresis how far within the limit an alarm ends
 */
record LimitRule(AlarmKind kind, Metric metric, Side side, int limit, int hysteresis, Delays delays)
        implements AlarmRule {

    enum Side {
        ABOVE(1),
        BELOW(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }
    }

    @Override
    public Verdict judge(Reading reading, LatestVitals latest) {
        if (AlarmRule.isOff(reading)) {
            return Verdict.NOT_WORN;
        }
        if (!reading.values().has(metric) || (reading.suspectMetrics() & metric.mask()) != 0) {
            return Verdict.UNKNOWN;
        }
        int beyond = side.sign * (reading.values().get(metric) - limit);
        if (beyond > 0) {
            return Verdict.BREACH;
        }
        return beyond <= -hysteresis ? Verdict.CALM : Verdict.BETWEEN;
    }

    @Override
    public Evidence evidence(Reading reading, LatestVitals latest) {
        return new Evidence(metric, reading.values().get(metric), limit);
    }

    @Override
    public boolean endsUnheard() {
        return true;
    }
}
