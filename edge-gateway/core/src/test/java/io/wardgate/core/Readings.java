package io.wardgate.core;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;

/** Readings as decoders make them. */
public final class Readings {

    public static final long BAND = DeviceId.ofBand(0xA1B2);
    public static final long SENSOR = DeviceId.ofAddress(0xC001_A2B3_C4D5L);

    private Readings() {}

    public static Reading routine(long sequence) {
        return of(BAND, 1, sequence, Flag.WORN.mask(), heartRate(72));
    }

    public static Reading emergency(long sequence) {
        return of(BAND, 1, sequence, Flag.WORN.mask() | Flag.SOS.mask(), heartRate(72));
    }

    public static Reading of(long device, int boot, long sequence, int flags, MetricValues values) {
        return new Reading(device, boot, sequence, 1_000, -60, flags, 0, 0, values);
    }

    /** A reading of a device that does not number its records. */
    public static Reading unnumbered(long sampledMonoMillis, int flags, MetricValues values) {
        return new Reading(SENSOR, 0, Reading.NO_SEQUENCE, sampledMonoMillis, -60, flags, 0, 0, values);
    }

    public static MetricValues heartRate(int perMinute) {
        return MetricValues.builder().put(Metric.HEART_RATE, perMinute).build();
    }
}
