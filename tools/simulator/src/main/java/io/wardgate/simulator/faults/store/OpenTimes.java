package io.wardgate.simulator.faults.store;

import io.wardgate.simulator.faults.Tally;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How long stores took to open after they were ended uncleanly. The product's limit is 3 s; judged is three times that,
 * because rounds share the machine. Safe from any thread.
 */
public final class OpenTimes {

    private static final long LIMIT_SECONDS = 10;

    private final AtomicLong slowestNanos = new AtomicLong();

    /** Opens one. */
    public StoreUnderTest of(Supplier<StoreUnderTest> opening) {
        long started = System.nanoTime();
        StoreUnderTest open = opening.get();
        slowestNanos.accumulateAndGet(System.nanoTime() - started, Math::max);
        return open;
    }

    /** Puts the slowest into the table. */
    public void report(Tally tally, String test) {
        double seconds = slowestNanos.get() / 1e9;
        tally.remark(String.format(Locale.ROOT, "slowest open %.1f s", seconds));
        if (slowestNanos.get() > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
            tally.miss(String.format(
                    Locale.ROOT, "%s: a store took %.1f s to open, limit %d", test, seconds, LIMIT_SECONDS));
        }
    }
}
