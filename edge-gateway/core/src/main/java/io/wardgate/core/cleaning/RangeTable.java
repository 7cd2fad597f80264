package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The hard range of each metric, in its carried units; a metric without one may say anything. Immutable. */
public final class RangeTable {

    private static final RangeTable SENSORS = new RangeTable(new HardRange[Metric.count()])
            .with(Metric.STEPS, 0, 200_000)
            .with(Metric.BATTERY, 0, 100)
            .with(Metric.MOTION, 0, 15)
            .with(Metric.AMBIENT_TEMPERATURE, -40_00, 85_00)
            .with(Metric.HUMIDITY, 0, 100_00)
            .with(Metric.PRESSURE, 300_00, 1_250_00)
            .with(Metric.ILLUMINANCE, 0, 200_000_00);

    private final @Nullable HardRange[] byNumber;

    private RangeTable(@Nullable HardRange[] byNumber) {
        this.byNumber = byNumber;
    }

    /** What common sensors can measure. */
    static RangeTable ofSensors() {
        return SENSORS;
    }

    /** A table with one range replaced. */
    RangeTable with(Metric metric, int min, int max) {
        @Nullable HardRange[] changed = byNumber.clone();
        changed[metric.number()] = new HardRange(min, max);
        return new RangeTable(changed);
    }

    /** Null: the metric has no limits that we know. */
    @Nullable
    HardRange of(int metricNumber) {
        return byNumber[metricNumber];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RangeTable that && Arrays.equals(byNumber, that.byNumber);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(byNumber);
    }

    @Override
    public String toString() {
        return Arrays.toString(byNumber);
    }
}
