package io.wardgate.receiver.http;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import io.wardgate.receiver.live.BandView;
import io.wardgate.receiver.store.StoredReading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stored reading for the API.
 *
 * @param values metric name in lower case to its value in the metric's unit; absent metrics are left out
 */
record ReadingView(
        String device,
        long boot,
        long sequence,
        String gateway,
        long sampledAtMillis,
        @Nullable Integer rssiDbm,
        int flags,
        List<String> quality,
        Map<String, BigDecimal> values) {

    static ReadingView of(StoredReading reading) {
        Map<String, BigDecimal> values = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            if (reading.values().has(metric)) {
                BigDecimal value = BigDecimal.valueOf(reading.values().get(metric), metric.decimals());
                values.put(metric.name().toLowerCase(Locale.ROOT), value);
            }
        }
        return new ReadingView(
                DeviceId.format(reading.device()),
                reading.boot(),
                reading.sequence(),
                reading.gateway(),
                reading.sampledAtMillis(),
                reading.rssiDbm(),
                reading.flags(),
                BandView.qualityNames(reading.quality()),
                values);
    }
}
