package io.wardgate.gpio.line;

import io.wardgate.api.clock.GatewayClock;

/** The clock of this machine. */
record SystemTime() implements GatewayClock {

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
