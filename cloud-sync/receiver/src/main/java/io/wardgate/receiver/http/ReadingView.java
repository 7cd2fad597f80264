package io.wardgate.receiver.http;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.receiver.live.BandView;
import io.wardgate.receiver.store.StoredReading;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stored reading for the API.
 *
 * @param flagNames names of the set bits of {@code flags}
 * @param suspect the metrics that {@code quality} speaks of, spelled as in {@link BandView}
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
        List<String> flagNames,
        List<String> quality,
        List<String> suspect,
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
                flagNames(reading.flags()),
                BandView.qualityNames(reading.quality()),
                BandView.metricNames(reading.suspect()),
                values);
    }

    private static List<String> flagNames(int flags) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flag.in(flags))
                .map(Flag::name)
                .toList();
    }
}
