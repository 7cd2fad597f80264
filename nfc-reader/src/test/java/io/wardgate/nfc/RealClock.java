package io.wardgate.nfc;

import io.wardgate.api.clock.GatewayClock;

/** The machine's own clock. */
public final class RealClock implements GatewayClock {

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
