package io.wardgate.protocol.columns;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.wire.MetricColumn;
import io.wardgate.protocol.wire.Readings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns columns back into readings (docs/wire/batch-body.md). All lengths are checked against each other before the
 * first value is used, so contradictions of strangers end in a {@link ColumnException} and never in an index error.
 *
 * <p>Used once, by one thread.
 */
public final class ReadingColumnsReader {

    private static final long MAX_SEQUENCE = 0xFFFF_FFFFL;

    private final Readings columns;
    private final long monoMillis;
    private final RunTable runs;
    private final int[] flags;
    private final int[] quality;
    private final int[] suspect;
    private final int[] present;
    private final @Nullable MetricColumnReader[] metrics = new @Nullable MetricColumnReader[Metric.count()];

    private ReadingColumnsReader(Readings columns, long monoMillis, int maxReadings) throws ColumnException {
        this.columns = columns;
        this.monoMillis = monoMillis;
        this.runs = RunTable.read(columns, maxReadings);
        this.flags = bits("flags_change", columns.getFlagsChangeList());
        this.quality = bits("quality_change", columns.getQualityChangeList());
        this.suspect = bits("suspect_change", columns.getSuspectChangeList());
        this.present = bits("present_change", columns.getPresentChangeList());
        openMetrics();
    }

    /**
     * Reads all columns.
     *
     * @param monoMillis the batch's clock, from which ages count
     * @throws ColumnException if a column's length or value contradicts another
     */
    public static List<Reading> read(Readings columns, long monoMillis, int maxReadings) throws ColumnException {
        return new ReadingColumnsReader(columns, monoMillis, maxReadings).read();
    }

    private int[] bits(String name, List<Integer> changes) throws ColumnException {
        int[] bits = new int[runs.runOf().length];
        if (changes.isEmpty()) {
            return bits;
        }
        ColumnException.requireLength(name, changes.size(), bits.length);
        int now = 0;
        for (int i = 0; i < bits.length; i++) {
            now ^= changes.get(i);
            bits[i] = now;
        }
        return bits;
    }

    private void openMetrics() throws ColumnException {
        int occurring = 0;
        for (int bits : present) {
            occurring |= bits;
        }
        if (occurring >>> Metric.count() != 0) {
            throw new ColumnException(String.format(
                    "present_change names metrics %x; this side knows %d, so update it first",
                    occurring, Metric.count()));
        }
        int before = -1;
        for (MetricColumn column : columns.getMetricsList()) {
            int number = column.getMetric();
            if (number <= before || number >= Metric.count()) {
                throw new ColumnException("metric " + Integer.toUnsignedString(number) + " follows metric " + before
                        + "; numbers must ascend and stay below " + Metric.count());
            }
            metrics[number] = MetricColumnReader.open(Metric.ofNumber(number), column, present, runs.runOf());
            before = number;
        }
        for (int number = 0; number < metrics.length; number++) {
            if ((occurring & (1 << number)) != 0 && metrics[number] == null) {
                throw new ColumnException("no column for " + Metric.ofNumber(number) + ", which readings have");
            }
        }
    }

    private List<Reading> read() throws ColumnException {
        int total = runs.runOf().length;
        List<Reading> readings = new ArrayList<>(total);
        int run = -1;
        long sequence = 0;
        int rssi = 0;
        int rssiOfRun = 0;
        for (int i = 0; i < total; i++) {
            if (runs.runOf()[i] != run) {
                run++;
                sequence = firstSequence(run);
                rssiOfRun += columns.getRssiFirst(run);
                rssi = rssiOfRun;
            } else {
                // Each run before this one, and this one's first reading, has no entry in the step columns.
                int step = i - run - 1;
                sequence += Integer.toUnsignedLong(columns.getSequenceStep(step));
                rssi += columns.getRssiDelta(step);
            }
            if (sequence > MAX_SEQUENCE) {
                throw new ColumnException("sequence_step leads reading " + i + " to " + sequence + ", beyond 2^32-1");
            }
            readings.add(new Reading(
                    runs.devices()[run],
                    columns.getBoot(run),
                    sequence,
                    sampledMonoMillis(i, run, sequence),
                    rssi,
                    flags[i],
                    quality[i],
                    suspect[i],
                    values(i, run)));
        }
        return readings;
    }

    private long firstSequence(int run) {
        return Integer.toUnsignedLong(columns.getFirstSequence(run));
    }

    private long sampledMonoMillis(int i, int run, long sequence) {
        long period = Integer.toUnsignedLong(columns.getPeriodMillis(run));
        return monoMillis
                - columns.getAgeMillis(run)
                + period * (sequence - firstSequence(run))
                + columns.getTimeResidual(i);
    }

    private MetricValues values(int i, int run) {
        MetricValues.Builder values = MetricValues.builder();
        for (int number = 0; number < metrics.length; number++) {
            MetricColumnReader metric = metrics[number];
            if (metric != null && (present[i] & (1 << number)) != 0) {
                values.put(Metric.ofNumber(number), metric.next(run));
            }
        }
        return values.build();
    }
}
