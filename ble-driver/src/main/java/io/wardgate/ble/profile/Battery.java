package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import java.util.Optional;

/** Battery Level (Battery Service 1.1, 3.1): one octet, 0 to 100 %. */
final class Battery {

    private static final int FULL = 100;

    private Battery() {}

    static Optional<Measured> decode(byte[] value) {
        if (value.length == 0 || (value[0] & 0xFF) > FULL) {
            return Optional.empty();
        }
        MetricValues values =
                MetricValues.builder().put(Metric.BATTERY, value[0]).build();
        return Optional.of(new Measured(values, null, true));
    }
}
