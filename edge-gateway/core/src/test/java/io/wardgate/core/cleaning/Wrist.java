package io.wardgate.core.cleaning;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import java.util.ArrayList;
import java.util.List;

/** A band that says what the test wants, and what became of it. */
final class Wrist {

    final Cleaner cleaner;
    private final Metric metric;
    private final List<Reading> cleaned = new ArrayList<>();
    private int second;

    Wrist(Metric metric) {
        this(metric, new Cleaner());
    }

    Wrist(Metric metric, Cleaner cleaner) {
        this.metric = metric;
        this.cleaner = cleaner;
    }

    /** One value a second from now on; returns the last one as cleaned. */
    Reading says(int... values) {
        for (int value : values) {
            saysAt(second++, value);
        }
        return cleaned.get(cleaned.size() - 1);
    }

    Reading saysAt(int atSecond, int value) {
        return clean(
                atSecond,
                Flag.WORN.mask(),
                MetricValues.builder().put(metric, value).build());
    }

    Reading saysMoving(int value, int motion) {
        MetricValues values = MetricValues.builder()
                .put(metric, value)
                .put(Metric.MOTION, motion)
                .build();
        return clean(second++, Flag.WORN.mask(), values);
    }

    Reading saysWith(int flags, int value) {
        return clean(second++, flags, MetricValues.builder().put(metric, value).build());
    }

    void pauses(int seconds) {
        second += seconds;
    }

    /** For each value said so far, whether it must not be believed. */
    List<Boolean> suspects() {
        return cleaned.stream()
                .map(reading -> (reading.suspectMetrics() & metric.mask()) != 0)
                .toList();
    }

    Reading next(int value) {
        return reading(
                second,
                Flag.WORN.mask(),
                MetricValues.builder().put(metric, value).build());
    }

    /** A band that says the same for some seconds; the last of it. */
    static Reading settle(Cleaner cleaner, int band, int heartRate) {
        Reading last = reading(DeviceId.ofBand(band), 0, heartRate);
        for (int second = 0; second < 5; second++) {
            last = cleaner.clean(reading(DeviceId.ofBand(band), second, heartRate));
        }
        return last;
    }

    static Reading reading(long device, int atSecond, int heartRate) {
        int worn = Flag.WORN.mask();
        return new Reading(device, 1, atSecond, 1_000L * atSecond, -60, worn, 0, 0, Readings.heartRate(heartRate));
    }

    private Reading clean(int atSecond, int flags, MetricValues values) {
        Reading said = cleaner.clean(reading(atSecond, flags, values));
        cleaned.add(said);
        return said;
    }

    private static Reading reading(int atSecond, int flags, MetricValues values) {
        return new Reading(Readings.BAND, 1, atSecond, 1_000L * atSecond, -60, flags, 0, 0, values);
    }
}
