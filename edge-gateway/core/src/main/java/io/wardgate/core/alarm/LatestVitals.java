package io.wardgate.core.alarm;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.score.News2;
import io.wardgate.core.score.News2Input;
import io.wardgate.core.score.SpO2Scale;

/**
 * The newest believed value of each metric that a score takes, and when it was measured. What a band measures of NEWS2 is
 * SpO2, systolic pressure and pulse; the temperature of the skin is not that of the body.
 *
 * <p>Owned by the desk, under its lock.
 */
final class LatestVitals {

    private static final Metric[] METRICS = {Metric.SPO2, Metric.SYSTOLIC, Metric.HEART_RATE};
    private static final News2Input[] INPUTS = {News2Input.SPO2, News2Input.SYSTOLIC, News2Input.PULSE};

    private final int[] values = new int[METRICS.length];
    private final long[] measuredMillis = new long[METRICS.length];
    private int known;

    /** Takes over what is worn, present and not in doubt. */
    void take(Reading reading) {
        if (AlarmRule.isOff(reading)) {
            return;
        }
        int believed = reading.values().present() & ~reading.suspectMetrics();
        for (int i = 0; i < METRICS.length; i++) {
            if ((believed & METRICS[i].mask()) != 0) {
                values[i] = reading.values().get(METRICS[i]);
                measuredMillis[i] = reading.sampledMonoMillis();
                known |= 1 << i;
            }
        }
    }

    /** The score of what was measured at most so long before now. */
    News2.Score score(SpO2Scale scale, long nowMillis, long freshMillis) {
        News2 news = new News2(scale);
        for (int i = 0; i < METRICS.length; i++) {
            if (isFresh(i, nowMillis, freshMillis)) {
                news.with(INPUTS[i], values[i]);
            }
        }
        return news.score();
    }

    /** Whether all that this band ever measured of it is fresh. */
    boolean areAllFresh(long nowMillis, long freshMillis) {
        for (int i = 0; i < METRICS.length; i++) {
            if ((known & 1 << i) != 0 && !isFresh(i, nowMillis, freshMillis)) {
                return false;
            }
        }
        return known != 0;
    }

    private boolean isFresh(int index, long nowMillis, long freshMillis) {
        return (known & 1 << index) != 0 && nowMillis - measuredMillis[index] <= freshMillis;
    }
}
