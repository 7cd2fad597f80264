package io.wardgate.ble.band;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;

/**
 * The block of the full frame (docs/wire/band-v1.md):
 * <pre>
 *  octets  1         1          2             4      1
 *          systolic  diastolic  pressure age  steps  battery
 * </pre>
 *
 * <p>The age of the pressure is not carried on: the reading has one time for all its values.
 */
final class EpisodicBlock {

    private static final int ABSENT_OCTET = 0xFF;
    private static final int BATTERY_GREATEST = 100;
    private static final int STEPS_AT = 4;
    private static final int BATTERY_AT = 8;

    private EpisodicBlock() {}

    static boolean isAllowed(byte[] body, int block) {
        int battery = body[block + BATTERY_AT] & 0xFF;
        return battery <= BATTERY_GREATEST || battery == ABSENT_OCTET;
    }

    /** Adds what is present; battery replaces a coarser level that was put before. */
    static void putInto(MetricValues.Builder values, byte[] body, int block) {
        putOctet(values, Metric.SYSTOLIC, body[block] & 0xFF);
        putOctet(values, Metric.DIASTOLIC, body[block + 1] & 0xFF);
        int steps = BandFrame.int32(body, block + STEPS_AT);
        if (steps >= 0) {
            // A day has no more than 2^31 steps: such a number is a fault of the band, not a value.
            values.put(Metric.STEPS, steps);
        }
        putOctet(values, Metric.BATTERY, body[block + BATTERY_AT] & 0xFF);
    }

    private static void putOctet(MetricValues.Builder values, Metric metric, int octet) {
        if (octet != ABSENT_OCTET) {
            values.put(metric, octet);
        }
    }
}
