package io.wardgate.receiver.ingest;

import io.wardgate.receiver.store.StoredCounts;
import io.wardgate.receiver.store.TimedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What became of one arrival.
 *
 * @param timed the batch as it was timed; null unless the verdict is STORED
 * @param counts what became of its readings
 * @param dropped readings that it declares lost and that were not declared before
 * @param detail why it was refused, empty if it was not
 */
public record Outcome(
        Arrival arrival,
        Verdict verdict,
        @Nullable TimedBatch timed,
        StoredCounts counts,
        long dropped,
        String detail) {

    static Outcome stored(Arrival arrival, TimedBatch timed, StoredCounts counts, long dropped) {
        return new Outcome(arrival, Verdict.STORED, timed, counts, dropped, "");
    }

    static Outcome repeated(Arrival arrival) {
        return new Outcome(arrival, Verdict.REPEATED, null, StoredCounts.NONE, 0, "");
    }

    static Outcome refused(Arrival arrival, Verdict verdict, String detail) {
        return new Outcome(arrival, verdict, null, StoredCounts.NONE, 0, detail);
    }
}
