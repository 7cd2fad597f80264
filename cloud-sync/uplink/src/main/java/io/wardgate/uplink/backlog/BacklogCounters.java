package io.wardgate.uplink.backlog;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What was done to the backlog since start. Written by the drain's thread, read by any. */
final class BacklogCounters {

    final AtomicLong resealedBatches = new AtomicLong();
    final AtomicLong resealedReadings = new AtomicLong();
    final AtomicLong decimatedReadings = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
    final AtomicLong leftAlone = new AtomicLong();

    void addTo(Map<String, Long> figures) {
        figures.put("resealedBatches", resealedBatches.get());
        figures.put("resealedReadings", resealedReadings.get());
        figures.put("decimatedReadings", decimatedReadings.get());
        figures.put("resealFailures", failures.get());
        figures.put("leftAloneBatches", leftAlone.get());
    }
}
