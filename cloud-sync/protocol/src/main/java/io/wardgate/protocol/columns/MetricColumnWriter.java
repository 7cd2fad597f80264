package io.wardgate.protocol.columns;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.wire.MetricColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the values of one metric: firsts of runs and deltas apart, because they scatter so differently. */
final class MetricColumnWriter {

    private MetricColumnWriter() {}

    /** The column of a metric, or nothing if no reading has it. */
    static Optional<MetricColumn> write(Metric metric, List<Reading> sorted) {
        MetricColumn.Builder column = MetricColumn.newBuilder().setMetric(metric.number());
        int firstBefore = 0;
        int valueBefore = 0;
        @Nullable Reading lastWithValue = null;
        for (Reading reading : sorted) {
            if (!reading.values().has(metric)) {
                continue;
            }
            int value = reading.values().get(metric);
            if (lastWithValue == null || !ReadingColumnsWriter.sameRun(lastWithValue, reading)) {
                column.addFirst(value - firstBefore);
                firstBefore = value;
            } else {
                column.addDelta(value - valueBefore);
            }
            valueBefore = value;
            lastWithValue = reading;
        }
        return lastWithValue == null ? Optional.empty() : Optional.of(column.build());
    }
}
