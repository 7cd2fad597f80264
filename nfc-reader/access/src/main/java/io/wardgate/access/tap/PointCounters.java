package io.wardgate.access.tap;

import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts of one point; for any thread. */
final class PointCounters {

    private final AtomicLongArray decisions = new AtomicLongArray(Decision.values().length + 1);
    private final AtomicLong duplicates = new AtomicLong();
    final AtomicLong stillThere = new AtomicLong();
    final AtomicLong faults = new AtomicLong();

    void count(Tap tap) {
        if (tap.reason() == Reason.DUPLICATE) {
            duplicates.incrementAndGet();
        } else {
            decisions.incrementAndGet(tap.decision().number());
        }
    }

    PointFigures figures(long otherFaults) {
        return new PointFigures(
                of(Decision.GRANT),
                of(Decision.DENY),
                of(Decision.PENDING),
                of(Decision.INFO),
                duplicates.get(),
                stillThere.get(),
                faults.get() + otherFaults);
    }

    private long of(Decision decision) {
        return decisions.get(decision.number());
    }
}
