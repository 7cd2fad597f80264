package io.wardgate.core;

import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to. */
public final class ManualClock implements GatewayClock {

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private volatile boolean synchronised = true;

    public void passMillis(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    public void loseSynchronisation() {
        synchronised = false;
    }

    @Override
    public long monoNanos() {
        return nanos.get();
    }

    @Override
    public long wallMillis() {
        return 1_800_000_000_000L + monoMillis();
    }

    @Override
    public long bootId() {
        return 1;
    }

    @Override
    public boolean isSynchronised() {
        return synchronised;
    }
}
