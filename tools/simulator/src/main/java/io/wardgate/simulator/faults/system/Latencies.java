package io.wardgate.simulator.faults.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations in ms, and what may be said of them. Safe from any thread. */
final class Latencies {

    private final List<Double> millis = new ArrayList<>();

    synchronized void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    synchronized int count() {
        return millis.size();
    }

    /** The value that this share of all does not exceed; 0 if there is none. */
    synchronized double quantile(double share) {
        if (millis.isEmpty()) {
            return 0;
        }
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    double p99() {
        return quantile(0.99);
    }

    double most() {
        return quantile(1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.0f, p99 %.0f, most %.0f ms of %d", quantile(0.5), p99(), most(), count());
    }
}
