package io.wardgate.receiver.store;

import io.wardgate.api.reading.Metric;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of table {@code reading} in the order in which rows are written. */
final class ReadingColumns {

    /** Column name of each metric, by its number: the metric's name in lower case. */
    static final String METRICS = IntStream.range(0, Metric.count())
            .mapToObj(number -> Metric.ofNumber(number).name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    /** Columns before those of the metrics. */
    static final int FIXED = 12;

    static final int COUNT = FIXED + Metric.count();

    static final String ALL =
            "gateway, epoch, lane, batch_sequence, device, boot, sequence, sampled_at, rssi_dbm, flags,"
                    + " quality, suspect, " + METRICS;

    private ReadingColumns() {}
}
