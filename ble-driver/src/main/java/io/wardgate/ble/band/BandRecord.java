package io.wardgate.ble.band;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;

/**
 * One record of a frame, 32 bits (docs/wire/band-v1.md):
 * <pre>
 *  bits  31-24       23-17  16-5              4-1     0
 *        heart rate  SpO2   skin temperature  motion  worn
 * </pre>
 */
final class BandRecord {

    static final int NONE = 0xFFFF_FFFF;

    private static final int HEART_RATE_ABSENT = 0xFF;
    private static final int SPO2_ABSENT = 0x7F;
    private static final int SPO2_GREATEST = 100;
    private static final int TEMPERATURE_ABSENT = 0xFFF;
    private static final int TEMPERATURE_OFFSET = 1_000;

    private BandRecord() {}

    /** False if the record uses a reserved value, for which the frame must be refused. */
    static boolean isAllowed(int bits) {
        int spo2 = spo2(bits);
        return spo2 <= SPO2_GREATEST || spo2 == SPO2_ABSENT;
    }

    static int flags(int bits) {
        return (bits & 1) != 0 ? Flag.WORN.mask() : 0;
    }

    static void putInto(MetricValues.Builder values, int bits) {
        int heartRate = bits >>> 24;
        if (heartRate != HEART_RATE_ABSENT) {
            values.put(Metric.HEART_RATE, heartRate);
        }
        int spo2 = spo2(bits);
        if (spo2 != SPO2_ABSENT) {
            values.put(Metric.SPO2, spo2);
        }
        int temperature = bits >>> 5 & 0xFFF;
        if (temperature != TEMPERATURE_ABSENT) {
            values.put(Metric.SKIN_TEMPERATURE, temperature + TEMPERATURE_OFFSET);
        }
        values.put(Metric.MOTION, bits >>> 1 & 0xF);
    }

    private static int spo2(int bits) {
        return bits >>> 17 & 0x7F;
    }
}
