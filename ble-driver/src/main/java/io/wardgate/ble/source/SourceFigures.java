package io.wardgate.ble.source;

import io.wardgate.api.advertisement.SourceStatistics.State;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counters and state of a source. Each is written by one thread and read by any. */
final class SourceFigures {

    final AtomicLong reports = new AtomicLong();
    final AtomicLong delivered = new AtomicLong();
    final AtomicLong malformed = new AtomicLong();
    final AtomicLong skippedOctets = new AtomicLong();
    private final Map<String, Long> recoveries = new ConcurrentSkipListMap<>();
    /** Figures that only this kind of radio has, by name. */
    final Map<String, AtomicLong> own = new ConcurrentSkipListMap<>();

    private volatile Situation situation = new Situation(State.STOPPED, "not started");

    /** State and sentence belong together. */
    record Situation(State state, String detail) {}

    void recovery(String step) {
        recoveries.merge(step, 1L, Long::sum);
    }

    /** Steps of recovery so far, by name. */
    Map<String, Long> recoveries() {
        return Map.copyOf(recoveries);
    }

    Situation situation() {
        return situation;
    }

    void now(State state, String detail) {
        situation = new Situation(state, detail);
    }
}
