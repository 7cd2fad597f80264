package io.wardgate.uplink.peer;

import io.wardgate.api.clock.GatewayClock;

/** Time that passes only when told to. */
public final class ManualClock implements GatewayClock {

    private long nanos = 1_000_000_000L;

    private long setMillis;

    /** Sets the wall clock forward by so much. */
    public void setWall(long millis) {
        setMillis += millis;
    }

    public void passMillis(long millis) {
        nanos += millis * 1_000_000;
    }

    @Override
    public long monoNanos() {
        return nanos;
    }

    @Override
    public long wallMillis() {
        return 1_800_000_000_000L + setMillis + monoMillis();
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
