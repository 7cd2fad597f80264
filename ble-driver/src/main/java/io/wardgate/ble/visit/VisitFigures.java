package io.wardgate.ble.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What came of all visits. Each only grows, but for {@code visiting}; safe from any thread. */
final class VisitFigures {

    final AtomicLong visiting = new AtomicLong();
    final AtomicLong visits = new AtomicLong();
    final AtomicLong fruitful = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final AtomicLong empty = new AtomicLong();
    final AtomicLong overflowed = new AtomicLong();
    final AtomicLong readings = new AtomicLong();
    final AtomicLong malformed = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();
    final AtomicLong implausibleTimes = new AtomicLong();

    Map<String, Long> all() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("visiting", visiting.get());
        figures.put("visits", visits.get());
        figures.put("fruitful", fruitful.get());
        figures.put("failed", failed.get());
        figures.put("empty", empty.get());
        figures.put("overflowed", overflowed.get());
        figures.put("readings", readings.get());
        figures.put("malformed", malformed.get());
        figures.put("refusals", refusals.get());
        figures.put("implausibleTimes", implausibleTimes.get());
        return figures;
    }
}
