package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PLX Spot-Check and PLX Continuous Measurement (Pulse Oximeter Service 1.0.1, 3.1 and 3.2), numbers as SFLOAT:
 * <pre>
 *  octets  1      2     2      spot-check: 0 or 7  0 or 2  0 or 3  0 or 2
 *          flags  SpO2  pulse              time    status  sensor  pulse amplitude
 *                              continuous: 0 or 4  0 or 4  0 or 2  0 or 3  0 or 2
 *                                          fast    slow    status  sensor  pulse amplitude
 * </pre>
 * Of a continuous measurement the normal averages count, not the fast or slow ones. Status, sensor and amplitude are not
 * carried.
 */
final class PulseOximeter {

    private static final int[] SPOT_CHECK_REST = {2, 3, 2};
    private static final int[] CONTINUOUS_REST = {4, 4, 2, 3, 2};

    /** Flag of a spot-check whose clock was never set. */
    private static final int CLOCK_NOT_SET = 0x10;

    private PulseOximeter() {}

    static Optional<Measured> spotCheck(byte[] value) {
        Octets octets = new Octets(value);
        int flags = octets.u8();
        Values values = values(octets);
        LocalDateTime time = (flags & 1) == 0 ? null : DeviceTime.read(octets);
        skip(octets, flags >> 1, SPOT_CHECK_REST);
        boolean believed = (flags & CLOCK_NOT_SET) == 0;
        return measured(octets, values.build(), believed ? time : null, false);
    }

    static Optional<Measured> continuous(byte[] value) {
        Octets octets = new Octets(value);
        int flags = octets.u8();
        Values values = values(octets);
        skip(octets, flags, CONTINUOUS_REST);
        return measured(octets, values.build(), null, true);
    }

    private static Values values(Octets octets) {
        return Values.of().put(Metric.SPO2, octets.shortFloat(0)).put(Metric.HEART_RATE, octets.shortFloat(0));
    }

    private static void skip(Octets octets, int flags, int[] lengths) {
        for (int i = 0; i < lengths.length; i++) {
            if ((flags >> i & 1) != 0) {
                octets.skip(lengths[i]);
            }
        }
    }

    private static Optional<Measured> measured(
            Octets octets, MetricValues values, @Nullable LocalDateTime time, boolean live) {
        return octets.isCut() ? Optional.empty() : Optional.of(new Measured(values, time, live));
    }
}
