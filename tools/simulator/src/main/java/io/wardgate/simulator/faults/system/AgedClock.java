package io.wardgate.simulator.faults.system;

import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.TimeUnit;

/** This machine's clocks, as if it had been up for two days more: what was sealed yesterday is of this boot. */
final class AgedClock implements GatewayClock {

    private static final long AGE_NANOS = TimeUnit.DAYS.toNanos(2);

    @Override
    public long monoNanos() {
        return System.nanoTime() + AGE_NANOS;
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long bootId() {
        return 1;
    }

    @Override
    public boolean isSynchronised() {
        return true;
    }
}
