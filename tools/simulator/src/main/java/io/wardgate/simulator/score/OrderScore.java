package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Within a device's boot a greater sequence must not have an earlier time. A tolerance of 150 ms, because a frame
 * carries the age of its newest record in steps of 100 ms: two neighbours may be placed up to one step apart from where
 * they were, and milliseconds of transport come on top.
 */
final class OrderScore {

    static final long TOLERANCE_MILLIS = 150;

    private final List<RecordKey> early = new ArrayList<>();

    OrderScore(StoredWard stored) {
        List<StoredReading> readings = new ArrayList<>(stored.readings().values());
        readings.sort(Comparator.comparingLong(
                        (StoredReading reading) -> reading.key().deviceId())
                .thenComparingLong(reading -> reading.key().boot())
                .thenComparingLong(reading -> reading.key().sequence()));
        long device = 0;
        long boot = -1;
        long latest = Long.MIN_VALUE;
        for (StoredReading reading : readings) {
            RecordKey key = reading.key();
            if (key.deviceId() != device || key.boot() != boot) {
                device = key.deviceId();
                boot = key.boot();
                latest = Long.MIN_VALUE;
            }
            if (latest != Long.MIN_VALUE && reading.sampledAtMillis() < latest - TOLERANCE_MILLIS) {
                early.add(key);
            }
            latest = Math.max(latest, reading.sampledAtMillis());
        }
    }

    void report(ScoreReport report) {
        report.none("readings out of order", early);
    }
}
