package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;

/**
 * All that cleaning goes by. Immutable.
 *
 * @param ranges what is possible at all
 * @param levels how vital signs move
 * @param leastPulsePressure less between the two pressures, in mmHg, is a failed measurement
 * @param greatestMotion above this motion heart rate and SpO2 are less sure
 * @param stuckMillis a heart rate that stays the same for longer while the wearer moves is stuck; 0: not judged
 */
public record CleaningRules(
        RangeTable ranges, LevelTable levels, int leastPulsePressure, int greatestMotion, long stuckMillis) {

    private static final long SECONDS = 1_000;
    private static final long MINUTES = 60 * SECONDS;
    private static final long HOURS = 60 * MINUTES;

    /**
     * The rules for wristbands without any configuration. The ranges are narrower than those of MIMIC-Extract's
     * variable_ranges, which are for intensive care.
     */
    public static CleaningRules ofBands() {
        return new CleaningRules(RangeTable.ofSensors(), LevelTable.none(), 0, 0, 0)
                .withHeartRate(25, 250, 25, 3)
                .withSpo2(50, 6, 1.5)
                .withSkinTemperature(25_00, 43_00, 50, 15)
                .withPressures(new HardRange(50, 260), new HardRange(25, 160), 10, 6)
                .withMotion(7, 5 * MINUTES);
    }

    /** The heart rate; change is the greatest in 5 s. */
    public CleaningRules withHeartRate(int min, int max, int change, double floor) {
        return with(Metric.HEART_RATE, min, max, new LevelRule(change, 5 * SECONDS, floor, MINUTES, false));
    }

    /** The oxygen saturation; change is the greatest in 5 s. */
    public CleaningRules withSpo2(int min, int change, double floor) {
        return with(Metric.SPO2, min, 100, new LevelRule(change, 5 * SECONDS, floor, MINUTES, false));
    }

    /** The skin temperature in 0.01 Cel; change is the greatest in a minute. */
    public CleaningRules withSkinTemperature(int min, int max, int change, double floor) {
        return with(Metric.SKIN_TEMPERATURE, min, max, new LevelRule(change, MINUTES, floor, 10 * MINUTES, false));
    }

    /** Pressures are measured now and then, and repeated in many readings. */
    public CleaningRules withPressures(HardRange systolic, HardRange diastolic, int leastApart, double floor) {
        LevelRule rule = new LevelRule(0, 0, floor, 4 * HOURS, true);
        return new CleaningRules(ranges, levels, leastApart, greatestMotion, stuckMillis)
                .with(Metric.SYSTOLIC, systolic.min(), systolic.max(), rule)
                .with(Metric.DIASTOLIC, diastolic.min(), diastolic.max(), rule);
    }

    /** What movement says of the heart rate. */
    public CleaningRules withMotion(int greatest, long stuckAfterMillis) {
        return new CleaningRules(ranges, levels, leastPulsePressure, greatest, stuckAfterMillis);
    }

    private CleaningRules with(Metric metric, int min, int max, LevelRule level) {
        return new CleaningRules(
                ranges.with(metric, min, max),
                levels.with(metric, level),
                leastPulsePressure,
                greatestMotion,
                stuckMillis);
    }
}
