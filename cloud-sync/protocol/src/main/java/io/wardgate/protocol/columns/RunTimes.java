package io.wardgate.protocol.columns;

import io.wardgate.api.reading.Reading;
import java.util.List;

/**
 * The straight line through the sample times of one run: time = base + period × (sequence − first) + residual.
 *
 * <p>A band samples by its own crystal, but the gateway learns each time only as "heard, minus an age in 100 ms", so
 * times scatter over 100 ms around a line. Residuals against that line keep the scatter to 100 values; differences of
 * neighbours would spread it over 200, second differences over 400.
 *
 * @param baseMillis line at the first sequence, laid so that no residual is negative
 * @param periodMillis slope
 */
record RunTimes(long baseMillis, int periodMillis) {

    /** Record periods of the band profile (docs/wire/band-v1.md). */
    private static final int[] NOMINAL_MILLIS = {250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000};

    /** How far the ends of a run may scatter around a nominal line. */
    private static final double SCATTER_MILLIS = 250;

    /** Lays the line; a run that does not show its period takes that of the run before. */
    static RunTimes of(List<Reading> run, int periodBefore) {
        int period = period(run, periodBefore);
        long first = run.get(0).sequence();
        long base = Long.MAX_VALUE;
        for (Reading reading : run) {
            base = Math.min(base, reading.sampledMonoMillis() - period * (reading.sequence() - first));
        }
        return new RunTimes(base, period);
    }

    long residual(Reading reading, long firstSequence) {
        return reading.sampledMonoMillis() - baseMillis - periodMillis * (reading.sequence() - firstSequence);
    }

    private static int period(List<Reading> run, int periodBefore) {
        Reading first = run.get(0);
        Reading last = run.get(run.size() - 1);
        double steps = last.sequence() - first.sequence();
        if (steps == 0) {
            return periodBefore;
        }
        double millis = (double) last.sampledMonoMillis() - first.sampledMonoMillis();
        for (int nominal : NOMINAL_MILLIS) {
            if (Math.abs(millis - nominal * steps) <= SCATTER_MILLIS) {
                return nominal;
            }
        }
        // Saturates: a period is only a good guess, the residuals carry the truth.
        return (int) Math.max(0, Math.round(Math.min(Integer.MAX_VALUE, millis / steps)));
    }
}
