package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;

/**
 * The level of one vital sign of one device, and what leaves it: limit of change, then Hampel's rule over seven values,
 * then three outliers in a row that agree are the new level.
 *
 * <p>Everything goes by the time of sampling, so a record that comes late is judged among its neighbours in time, on both
 * sides. A late one never undoes what newer ones settled: it joins the outliers that wait only if nothing newer was
 * believed.
 *
 * <p>Not thread-safe: owned by the {@link Cleaner}.
 */
final class LevelTrack {

    enum Verdict {
        BELIEVED,
        OUTLIER,
        NEW_LEVEL
    }

    /** Hampel's window, with the value that is judged. */
    static final int WINDOW = 7;

    /** With fewer neighbours a median says nothing. */
    private static final int LEAST_NEIGHBOURS = 3;

    /** As many outliers wait for one more. */
    private static final int WAITING = 2;

    private final Samples believed = new Samples(WINDOW - 1);
    private final Samples outliers = new Samples(WAITING);

    /** Judges a value; changes nothing. */
    Verdict judge(LevelRule rule, Metric metric, long time, int value, Spread spread, Findings findings) {
        int from = believed.before(time - rule.memoryMillis());
        int to = believed.before(time + rule.memoryMillis() + 1);
        if (from == to) {
            return Verdict.BELIEVED;
        }
        int nearest = Math.max(from, believed.before(time + 1) - 1);
        int last = believed.value(nearest);
        double stretch = rule.stretch(Math.abs(time - believed.time(nearest)));
        double change = rule.change() * stretch;
        boolean tooFast = rule.limitsChange() && Math.abs(value - last) > change;

        double centre = last;
        double deviation = Double.POSITIVE_INFINITY;
        if (to - from >= LEAST_NEIGHBOURS && !believed.allWithin(from, to, value, rule.deviation(0, stretch))) {
            spread.measure(believed, from, to, value);
            centre = spread.median();
            deviation = rule.deviation(spread.medianDeviation(), stretch);
        }
        boolean tooFar = Math.abs(value - centre) > deviation;
        if (!tooFast && !tooFar) {
            return Verdict.BELIEVED;
        }
        if (isNewLevel(rule, time, value, centre)) {
            findings.add(Rule.NEW_LEVEL, metric.mask(), value, centre, 0);
            return Verdict.NEW_LEVEL;
        }
        if (tooFast) {
            findings.add(Rule.CHANGE, metric.mask(), value, last, change);
        }
        if (tooFar) {
            findings.add(Rule.OUTLIER, metric.mask(), value, centre, deviation);
        }
        return Verdict.OUTLIER;
    }

    /** Goes on from a value that was judged. */
    void learn(LevelRule rule, long time, int value, Verdict verdict) {
        switch (verdict) {
            case BELIEVED -> believe(rule, time, value);
            case OUTLIER -> {
                if (believed.isNewest(time)) {
                    outliers.insert(time, value);
                }
            }
            case NEW_LEVEL -> {
                believed.clear();
                for (int i = 0; i < outliers.size(); i++) {
                    believed.insert(outliers.time(i), outliers.value(i));
                }
                believed.insert(time, value);
                outliers.clear();
            }
        }
    }

    void clear() {
        believed.clear();
        outliers.clear();
    }

    private void believe(LevelRule rule, long time, int value) {
        outliers.removeOldest(outliers.before(time));
        int newest = believed.size() - 1;
        if (rule.repeats() && newest >= 0 && believed.isNewest(time) && believed.value(newest) == value) {
            believed.renewNewest(time);
        } else {
            believed.insert(time, value);
        }
    }

    /**
     * Three in a row, on the same side of the old level, none further from the next than a level may move: a step, or a
     * steady rise. Anything that wandered about stays an outlier.
     */
    private boolean isNewLevel(LevelRule rule, long time, int value, double centre) {
        if (outliers.size() < WAITING || !believed.isNewest(time)) {
            return false;
        }
        long first = Math.min(time, outliers.time(0));
        long span = Math.max(time, outliers.time(1)) - first;
        int one = outliers.value(0);
        int two = outliers.value(1);
        boolean above = value > centre;
        if (span > rule.memoryMillis() || one > centre != above || two > centre != above) {
            return false;
        }
        int least = Math.min(value, Math.min(one, two));
        int greatest = Math.max(value, Math.max(one, two));
        int middle = value + one + two - least - greatest;
        double agreement = rule.agreement(rule.stretch(span / WAITING));
        return middle - least <= agreement && greatest - middle <= agreement;
    }
}
