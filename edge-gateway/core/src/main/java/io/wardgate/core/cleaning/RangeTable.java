package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;

/**
 * The hard range of each metric, in its carried units.
 *
 * <p>Vital signs: the limits for wristbands, narrower than those of MIMIC-Extract's variable_ranges (intensive care).
 * Ambient metrics: what common sensors can measure.
 */
final class RangeTable {

    private static final RangeTable BAND = new RangeTable(new HardRange[Metric.count()])
            .with(Metric.HEART_RATE, 25, 250)
            .with(Metric.SPO2, 50, 100)
            .with(Metric.SKIN_TEMPERATURE, 25_00, 43_00)
            .with(Metric.SYSTOLIC, 50, 260)
            .with(Metric.DIASTOLIC, 25, 160)
            .with(Metric.STEPS, 0, 200_000)
            .with(Metric.BATTERY, 0, 100)
            .with(Metric.MOTION, 0, 15)
            .with(Metric.AMBIENT_TEMPERATURE, -40_00, 85_00)
            .with(Metric.HUMIDITY, 0, 100_00)
            .with(Metric.PRESSURE, 300_00, 1_250_00)
            .with(Metric.ILLUMINANCE, 0, 200_000_00);

    private final HardRange[] byNumber;

    private RangeTable(HardRange[] byNumber) {
        this.byNumber = byNumber;
    }

    static RangeTable ofBands() {
        return BAND;
    }

    /** A table with one range replaced. */
    RangeTable with(Metric metric, int min, int max) {
        HardRange[] changed = byNumber.clone();
        changed[metric.number()] = new HardRange(min, max);
        return new RangeTable(changed);
    }

    boolean contains(Metric metric, int value) {
        return byNumber[metric.number()].contains(value);
    }
}
