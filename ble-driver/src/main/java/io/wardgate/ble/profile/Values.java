package io.wardgate.ble.profile;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;

/** Collects what was measured; absent is left out. */
final class Values {

    private final MetricValues.Builder builder = MetricValues.builder();

    private Values() {}

    static Values of() {
        return new Values();
    }

    Values put(Metric metric, int value) {
        if (value != Octets.ABSENT) {
            builder.put(metric, value);
        }
        return this;
    }

    MetricValues build() {
        return builder.build();
    }
}
