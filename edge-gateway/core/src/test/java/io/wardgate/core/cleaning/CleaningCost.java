package io.wardgate.core.cleaning;

import com.sun.management.ThreadMXBean;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Time and garbage of cleaning a reading, for a ward whose bands take turns; and the memory of a full table. */
final class CleaningCost {

    private static final int BANDS = 2_000;
    private static final int RECORDS = 60;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double[] nanos = new double[ROUNDS - WARM_UP];
    private double octets;
    private long marked;

    /** Median CPU time of a reading, in ns. */
    double nanosPerReading() {
        return nanos[nanos.length / 2];
    }

    /** Allocated for a reading, in octets; readings that get a bit are copied. */
    double octetsPerReading() {
        return octets;
    }

    /** Share of readings that got a bit, in percent. */
    double markedPercent() {
        return 100.0 * marked / ((double) BANDS * RECORDS);
    }

    static CleaningCost of(WristRecording recording) {
        CleaningCost cost = new CleaningCost();
        Cleaner cleaner = new Cleaner();
        for (int round = 0; round < ROUNDS; round++) {
            Reading[] readings = round(recording, round);
            long garbage = cost.threads.getCurrentThreadAllocatedBytes();
            long started = cost.threads.getCurrentThreadCpuTime();
            long marked = 0;
            for (Reading reading : readings) {
                marked += cleaner.clean(reading).quality() == 0 ? 0 : 1;
            }
            double took = cost.threads.getCurrentThreadCpuTime() - started;
            cost.octets = (double) (cost.threads.getCurrentThreadAllocatedBytes() - garbage) / readings.length;
            cost.marked = marked;
            if (round >= WARM_UP) {
                cost.nanos[round - WARM_UP] = took / readings.length;
            }
        }
        Arrays.sort(cost.nanos);
        return cost;
    }

    /** Octets that a device takes in the table, with three vital signs. */
    static double octetsPerDevice(WristRecording recording) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Cleaner cleaner = new Cleaner();
        Reading[] firsts = new Reading[Cleaner.DEVICES];
        for (int band = 0; band < firsts.length; band++) {
            firsts[band] = reading(recording, band, 0);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Reading first : firsts) {
            cleaner.clean(first);
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / firsts.length;
    }

    private static Reading[] round(WristRecording recording, int round) {
        Reading[] readings = new Reading[BANDS * RECORDS];
        for (int record = 0; record < RECORDS; record++) {
            for (int band = 0; band < BANDS; band++) {
                readings[record * BANDS + band] = reading(recording, band, round * RECORDS + record);
            }
        }
        return readings;
    }

    private static Reading reading(WristRecording recording, int band, int second) {
        int source = (second + 7 * band) % recording.seconds();
        MetricValues.Builder values = MetricValues.builder();
        values.put(Metric.HEART_RATE, recording.heartRates()[source]);
        values.put(Metric.SPO2, 96 + source % 3);
        values.put(Metric.SKIN_TEMPERATURE, 3250 + source % 5);
        values.put(Metric.MOTION, Math.max(0, recording.motion(source)));
        values.put(Metric.BATTERY, 80);
        return new Reading(
                DeviceId.ofBand(1 + band), 1, second, second * 1_000L, -60, Flag.WORN.mask(), 0, 0, values.build());
    }
}
