package io.wardgate.protocol.columns;

import io.wardgate.api.reading.Metric;
import io.wardgate.protocol.wire.MetricColumn;

/** Reads the values of one metric in the order of readings. Its lengths were checked by {@link #open}. */
final class MetricColumnReader {

    private final MetricColumn column;
    private int nextFirst;
    private int nextDelta;
    private int firstBefore;
    private int valueBefore;
    private int runOfLast = -1;

    private MetricColumnReader(MetricColumn column) {
        this.column = column;
    }

    /**
     * Checks a column against the sets of metrics.
     *
     * @param present per reading, bits of the metrics that it has
     * @param runOf per reading, number of its run
     */
    static MetricColumnReader open(Metric metric, MetricColumn column, int[] present, int[] runOf)
            throws ColumnException {
        int firsts = 0;
        int deltas = 0;
        int runOfLast = -1;
        for (int i = 0; i < present.length; i++) {
            if ((present[i] & metric.mask()) == 0) {
                continue;
            }
            if (runOf[i] == runOfLast) {
                deltas++;
            } else {
                firsts++;
            }
            runOfLast = runOf[i];
        }
        ColumnException.requireLength(metric + ".first", column.getFirstCount(), firsts);
        ColumnException.requireLength(metric + ".delta", column.getDeltaCount(), deltas);
        return new MetricColumnReader(column);
    }

    /** Value of the next reading that has this metric. */
    int next(int run) {
        if (run == runOfLast) {
            valueBefore += column.getDelta(nextDelta++);
        } else {
            firstBefore += column.getFirst(nextFirst++);
            valueBefore = firstBefore;
            runOfLast = run;
        }
        return valueBefore;
    }
}
