package io.wardgate.receiver.live;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Quality;
import io.wardgate.receiver.store.StoredReading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One band as the page gets it; null is absent.
 *
 * @param suspect the fields of this record that {@code quality} speaks of
 */
public record BandView(
        String device,
        String gateway,
        long sampledAtMillis,
        @Nullable Long lagMillis,
        @Nullable Integer heartRate,
        @Nullable Integer spo2,
        @Nullable Double skinTemperature,
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable Integer steps,
        @Nullable Integer battery,
        @Nullable Integer motion,
        @Nullable Integer rssiDbm,
        boolean worn,
        boolean sos,
        boolean fall,
        boolean lowBattery,
        boolean charging,
        List<String> quality,
        List<String> suspect,
        List<Integer> heartRateTrend) {

    static BandView of(BandState state) {
        StoredReading newest = state.newest();
        Integer temperature = state.value(Metric.SKIN_TEMPERATURE);
        return new BandView(
                DeviceId.format(newest.device()),
                newest.gateway(),
                newest.sampledAtMillis(),
                state.lagMillis(),
                state.value(Metric.HEART_RATE),
                state.value(Metric.SPO2),
                temperature == null ? null : temperature / 100.0,
                state.value(Metric.SYSTOLIC),
                state.value(Metric.DIASTOLIC),
                state.value(Metric.STEPS),
                state.value(Metric.BATTERY),
                state.value(Metric.MOTION),
                newest.rssiDbm(),
                Flag.WORN.in(newest.flags()),
                Flag.SOS.in(newest.flags()),
                Flag.FALL.in(newest.flags()),
                Flag.LOW_BATTERY.in(newest.flags()),
                Flag.CHARGING.in(newest.flags()),
                qualityNames(newest.quality()),
                metricNames(newest.suspect()),
                state.heartRateTrend());
    }

    /** Names of the set bits of {@link Quality}. */
    public static List<String> qualityNames(int quality) {
        return Arrays.stream(Quality.values())
                .filter(bit -> bit.in(quality))
                .map(Quality::name)
                .toList();
    }

    /** Names of the metrics in this bit set as the fields of this record spell them: {@code skinTemperature}. */
    public static List<String> metricNames(int metrics) {
        return Arrays.stream(Metric.values())
                .filter(metric -> (metrics & metric.mask()) != 0)
                .map(BandView::fieldName)
                .toList();
    }

    private static String fieldName(Metric metric) {
        String joined = metric.name().replace("_", "");
        int firstWord = metric.name().indexOf('_');
        if (firstWord < 0) {
            return joined.toLowerCase(Locale.ROOT);
        }
        return joined.substring(0, firstWord).toLowerCase(Locale.ROOT)
                + joined.charAt(firstWord)
                + joined.substring(firstWord + 1).toLowerCase(Locale.ROOT);
    }
}
