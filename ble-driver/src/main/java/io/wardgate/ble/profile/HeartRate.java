package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import java.util.Optional;

/**
 * Heart Rate Measurement (Heart Rate Service 1.0, 3.1):
 * <pre>
 *  octets  1      1 or 2  0 or 2    2 each
 *          flags  beats   energy    beat to beat, 1/1024 s
 * </pre>
 * Flags: bit 0 two octets of beats; bits 1 and 2 skin contact (2: none, 3: contact, else unknown); bit 3 energy; bit 4 beat to
 * beat. Without skin contact, and at 0 beats, nothing was measured. Energy and beat to beat are not carried.
 */
final class HeartRate {

    private static final int CONTACT_KNOWN = 0x04;
    private static final int CONTACT = 0x02;
    private static final int ENERGY = 0x08;
    private static final int INTERVALS = 0x10;

    private HeartRate() {}

    static Optional<Measured> decode(byte[] value) {
        Octets octets = new Octets(value);
        int flags = octets.u8();
        int beats = (flags & 1) == 0 ? octets.u8() : octets.u16();
        if ((flags & ENERGY) != 0) {
            octets.u16();
        }
        while ((flags & INTERVALS) != 0 && octets.hasMore()) {
            octets.u16();
        }
        if (octets.isCut()) {
            return Optional.empty();
        }
        boolean off = (flags & CONTACT_KNOWN) != 0 && (flags & CONTACT) == 0;
        MetricValues.Builder values = MetricValues.builder();
        if (!off && beats > 0) {
            values.put(Metric.HEART_RATE, beats);
        }
        return Optional.of(new Measured(values.build(), null, true));
    }
}
