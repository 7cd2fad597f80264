package io.wardgate.ble.fuzz;

import io.wardgate.api.clock.GatewayClock;

/** Goes on only when it is told to, so that the same octets always do the same. */
public final class PuppetClock implements GatewayClock {

    private long nanos;

    public void advanceMillis(long millis) {
        nanos += millis * 1_000_000L;
    }

    @Override
    public long monoNanos() {
        return nanos;
    }

    @Override
    public long wallMillis() {
        return nanos / 1_000_000L;
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
