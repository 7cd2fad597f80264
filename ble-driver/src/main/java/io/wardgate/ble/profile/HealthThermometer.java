package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Temperature Measurement (Health Thermometer Service 1.0, 3.1), the number as FLOAT:
 * <pre>
 *  octets  1      4            0 or 7  0 or 1
 *          flags  temperature  time    place
 * </pre>
 * Flags: bit 0 Fahrenheit, else Celsius; bits 1 and 2 say what follows. The place of the body is not carried.
 */
final class HealthThermometer {

    private static final int FAHRENHEIT = 0x01;
    private static final int TIME = 0x02;
    private static final int PLACE = 0x04;
    private static final int DECIMALS = 2;
    private static final int FREEZING_HUNDREDTHS_FAHRENHEIT = 32_00;

    private HealthThermometer() {}

    static Optional<Measured> decode(byte[] value) {
        Octets octets = new Octets(value);
        int flags = octets.u8();
        int number = octets.longFloat(DECIMALS);
        LocalDateTime time = (flags & TIME) == 0 ? null : DeviceTime.read(octets);
        octets.skip((flags & PLACE) == 0 ? 0 : 1);
        if (octets.isCut()) {
            return Optional.empty();
        }
        boolean fahrenheit = (flags & FAHRENHEIT) != 0 && number != Octets.ABSENT;
        int celsius = fahrenheit ? (int) Math.round((number - FREEZING_HUNDREDTHS_FAHRENHEIT) / 1.8) : number;
        MetricValues values = Values.of().put(Metric.SKIN_TEMPERATURE, celsius).build();
        return Optional.of(new Measured(values, time, false));
    }
}
