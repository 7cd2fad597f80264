package io.wardgate.buffer.store;

import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until the test moves it. */
final class TestClock implements GatewayClock {

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

    void advanceMinutes(long minutes) {
        nanos.addAndGet(minutes * 60_000_000_000L);
    }

    @Override
    public long monoNanos() {
        return nanos.get();
    }

    @Override
    public long wallMillis() {
        return 1_795_000_000_000L;
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
