package io.wardgate.ble;

import io.wardgate.api.clock.GatewayClock;

/** The machine's monotonic clock, made faster so that time-outs of seconds pass in tenths. */
public final class SteadyClock implements GatewayClock {

    private final int speed;

    public SteadyClock(int speed) {
        this.speed = speed;
    }

    @Override
    public long monoNanos() {
        return System.nanoTime() * speed;
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
