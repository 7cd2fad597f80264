package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Blood Pressure Measurement (Blood Pressure Service 1.1, 3.1), numbers as SFLOAT:
 * <pre>
 *  octets  1      2         2          2     0 or 7  0 or 2  0 or 1  0 or 2
 *          flags  systolic  diastolic  mean  time    pulse   user    status
 * </pre>
 * Flags: bit 0 kPa, else mmHg; bits 1 to 4 say what follows the mean. The mean, the user's number and the status are not
 * carried.
 */
final class BloodPressure {

    private static final int KILOPASCAL = 0x01;
    private static final int TIME = 0x02;
    private static final int PULSE = 0x04;
    private static final int USER = 0x08;
    private static final int STATUS = 0x10;

    /** 1 mmHg = 0.133322387415 kPa; kPa are read with three decimals. */
    private static final double PASCAL_PER_MMHG = 133.322_387_415;

    private BloodPressure() {}

    static Optional<Measured> decode(byte[] value) {
        Octets octets = new Octets(value);
        int flags = octets.u8();
        boolean kilopascal = (flags & KILOPASCAL) != 0;
        int systolic = pressure(octets, kilopascal);
        int diastolic = pressure(octets, kilopascal);
        octets.u16();
        LocalDateTime time = (flags & TIME) == 0 ? null : DeviceTime.read(octets);
        int pulse = (flags & PULSE) == 0 ? Octets.ABSENT : octets.shortFloat(0);
        octets.skip(((flags & USER) == 0 ? 0 : 1) + ((flags & STATUS) == 0 ? 0 : 2));
        if (octets.isCut()) {
            return Optional.empty();
        }
        MetricValues values = Values.of()
                .put(Metric.SYSTOLIC, systolic)
                .put(Metric.DIASTOLIC, diastolic)
                .put(Metric.HEART_RATE, pulse)
                .build();
        return Optional.of(new Measured(values, time, false));
    }

    private static int pressure(Octets octets, boolean kilopascal) {
        int number = octets.shortFloat(kilopascal ? 3 : 0);
        return number == Octets.ABSENT || !kilopascal ? number : (int) Math.round(number / PASCAL_PER_MMHG);
    }
}
