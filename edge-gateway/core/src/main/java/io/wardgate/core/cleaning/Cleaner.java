package io.wardgate.core.cleaning;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;

/**
 * Adds quality bits to a reading; the values stay as they came. An emergency is checked against the hard ranges alone,
 * because nothing may make it look less urgent.
 *
 * <p>Stateless; safe from any thread. Allocates only if there is a bit to add.
 */
public final class Cleaner {

    /** Less pulse pressure than this (mmHg) is a failed measurement. */
    private static final int LEAST_PULSE_PRESSURE = 10;

    private static final Metric[] METRICS = Metric.values();
    private static final int PRESSURES = Metric.SYSTOLIC.mask() | Metric.DIASTOLIC.mask();

    /** What a band cannot measure unless it is on a wrist. */
    private static final int BODY =
            PRESSURES | Metric.HEART_RATE.mask() | Metric.SPO2.mask() | Metric.SKIN_TEMPERATURE.mask();

    private final RangeTable ranges;

    public Cleaner() {
        this(RangeTable.ofBands());
    }

    Cleaner(RangeTable ranges) {
        this.ranges = ranges;
    }

    public Reading clean(Reading reading) {
        int suspect = outOfRange(reading.values());
        int quality = suspect == 0 ? 0 : Quality.RANGE.mask();
        if (!reading.isEmergency()) {
            if (isBand(reading.deviceId()) && !Flag.WORN.in(reading.flags())) {
                quality |= Quality.NOT_WORN.mask();
                suspect |= reading.values().present() & BODY;
            }
            if (Flag.LOW_BATTERY.in(reading.flags())) {
                quality |= Quality.LOW_BATTERY.mask();
            }
        }
        return reading.withQuality(quality, suspect);
    }

    private int outOfRange(MetricValues values) {
        int suspect = 0;
        for (Metric metric : METRICS) {
            if (values.has(metric) && !ranges.contains(metric, values.get(metric))) {
                suspect |= metric.mask();
            }
        }
        if ((values.present() & PRESSURES) == PRESSURES
                && values.get(Metric.SYSTOLIC) - values.get(Metric.DIASTOLIC) < LEAST_PULSE_PRESSURE) {
            suspect |= PRESSURES;
        }
        return suspect;
    }

    /** Only WardGate bands say whether they are worn. */
    private static boolean isBand(long deviceId) {
        return DeviceId.ofBand((int) deviceId) == deviceId;
    }
}
