package io.wardgate.protocol.columns;

import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.wire.Readings;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Turns readings into columns (docs/wire/batch-body.md). The same readings in any order give the same columns.
 *
 * <p>Used once, by one thread.
 */
public final class ReadingColumnsWriter {

    static final Comparator<Reading> ORDER = Comparator.comparingLong(Reading::deviceId)
            .thenComparing(Reading::boot, Integer::compareUnsigned)
            .thenComparingLong(Reading::sequence);

    private static final long MAX_SEQUENCE = 0xFFFF_FFFFL;
    private static final int USUAL_PERIOD_MILLIS = 1000;

    private final List<Reading> readings;
    private final Readings.Builder columns = Readings.newBuilder();
    private long deviceBefore;
    private int periodBefore = USUAL_PERIOD_MILLIS;
    private int rssiBefore;

    private ReadingColumnsWriter(List<Reading> readings) {
        this.readings = readings.stream().sorted(ORDER).toList();
    }

    /**
     * Writes all columns.
     *
     * @param monoMillis the batch's clock, from which ages count
     * @throws IllegalArgumentException if a reading has no sequence number of 32 bits
     */
    public static Readings write(List<Reading> readings, long monoMillis) {
        return new ReadingColumnsWriter(readings).write(monoMillis);
    }

    private Readings write(long monoMillis) {
        for (int from = 0; from < readings.size(); ) {
            int to = endOfRun(from);
            writeRun(readings.subList(from, to), monoMillis);
            from = to;
        }
        writeChanges(Reading::flags, Readings.Builder::addFlagsChange);
        writeChanges(Reading::quality, Readings.Builder::addQualityChange);
        writeChanges(Reading::suspectMetrics, Readings.Builder::addSuspectChange);
        writeChanges(reading -> reading.values().present(), Readings.Builder::addPresentChange);
        for (int number = 0; number < Metric.count(); number++) {
            MetricColumnWriter.write(Metric.ofNumber(number), readings).ifPresent(columns::addMetrics);
        }
        return columns.build();
    }

    private int endOfRun(int from) {
        int to = from + 1;
        while (to < readings.size() && sameRun(readings.get(from), readings.get(to))) {
            to++;
        }
        return to;
    }

    static boolean sameRun(Reading one, Reading other) {
        return one.deviceId() == other.deviceId() && one.boot() == other.boot();
    }

    private void writeRun(List<Reading> run, long monoMillis) {
        Reading first = run.get(0);
        RunTimes times = RunTimes.of(run, periodBefore);
        columns.addDeviceDelta(first.deviceId() - deviceBefore)
                .addBoot(first.boot())
                .addRunLength(run.size())
                .addFirstSequence((int) requireSequence(first))
                .addAgeMillis(monoMillis - times.baseMillis())
                .addPeriodMillis(times.periodMillis())
                .addRssiFirst(first.rssiDbm() - rssiBefore);
        deviceBefore = first.deviceId();
        periodBefore = times.periodMillis();
        rssiBefore = first.rssiDbm();
        Reading before = first;
        for (Reading reading : run) {
            columns.addTimeResidual(times.residual(reading, first.sequence()));
            if (reading != first) {
                columns.addSequenceStep((int) (requireSequence(reading) - before.sequence()))
                        .addRssiDelta(reading.rssiDbm() - before.rssiDbm());
            }
            before = reading;
        }
    }

    private static long requireSequence(Reading reading) {
        if (reading.sequence() < 0 || reading.sequence() > MAX_SEQUENCE) {
            throw new IllegalArgumentException("reading has sequence " + reading.sequence()
                    + "; only numbered readings (0 to 2^32-1) can travel: " + reading);
        }
        return reading.sequence();
    }

    private void writeChanges(ToIntFunction<Reading> bits, IntColumn column) {
        if (readings.stream().allMatch(reading -> bits.applyAsInt(reading) == 0)) {
            return;
        }
        int before = 0;
        for (Reading reading : readings) {
            int now = bits.applyAsInt(reading);
            column.add(columns, now ^ before);
            before = now;
        }
    }

    @FunctionalInterface
    private interface IntColumn {
        Readings.Builder add(Readings.Builder columns, int value);
    }
}
