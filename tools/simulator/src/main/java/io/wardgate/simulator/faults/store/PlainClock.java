package io.wardgate.simulator.faults.store;

import io.wardgate.api.clock.GatewayClock;

/** This machine's clocks as they are. */
public final class PlainClock implements GatewayClock {

    @Override
    public long monoNanos() {
        return System.nanoTime();
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
