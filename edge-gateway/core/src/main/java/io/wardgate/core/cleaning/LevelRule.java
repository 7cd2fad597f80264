package io.wardgate.core.cleaning;

/**
 * How fast and how far a vital sign moves without being doubted.
 *
 * @param change greatest change from one value to the next within the window, in units of the metric; 0 for any
 * @param windowMillis time for which change and floor hold; both grow in proportion between values further apart. 0: the
 *     time between values says nothing
 * @param floor least spread that neighbours are taken to have; three times this is never an outlier
 * @param memoryMillis values further away than this are no neighbours
 * @param repeats whether a device repeats one measurement in several readings: an equal value is then no new neighbour
 */
public record LevelRule(int change, long windowMillis, double floor, long memoryMillis, boolean repeats) {

    /** An outlier is further from the median than this many spreads (Hampel's three sigmas). */
    static final double SPREADS = 3;

    private static final double SCALE_OF_NORMAL = 1.4826;

    public LevelRule {
        if (change < 0 || windowMillis < 0 || floor <= 0 || memoryMillis <= 0) {
            throw new IllegalArgumentException("change " + change + " and window " + windowMillis
                    + " must not be negative, floor " + floor + " and memory " + memoryMillis + " must be positive");
        }
    }

    boolean limitsChange() {
        return change > 0;
    }

    /** By what the limits grow for values so far apart. */
    double stretch(long apartMillis) {
        return windowMillis == 0 ? 1 : Math.max(1, (double) apartMillis / windowMillis);
    }

    /** How far from the median a value may lie, given the median absolute deviation. */
    double deviation(double medianDeviation, double stretch) {
        return SPREADS * Math.max(SCALE_OF_NORMAL * medianDeviation, floor * stretch);
    }

    /** How far apart outliers may lie and still agree: a level that rises steadily agrees with itself. */
    double agreement(double stretch) {
        return Math.max(change, SPREADS * floor) * stretch;
    }
}
