package io.wardgate.access;

import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to. */
public final class ManualClock implements GatewayClock {

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private final AtomicLong wallOffsetMillis = new AtomicLong(1_800_000_000_000L);
    private volatile boolean synchronised = true;
    private volatile long boot = 1;

    public void passMillis(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    public void loseSynchronisation() {
        synchronised = false;
    }

    public void findSynchronisation() {
        synchronised = true;
    }

    /** Somebody sets the wall clock. */
    public void stepWall(long millis) {
        wallOffsetMillis.addAndGet(millis);
    }

    /** The machine starts anew: another monotonic origin. */
    public void reboot() {
        boot++;
    }

    @Override
    public long monoNanos() {
        return nanos.get();
    }

    @Override
    public long wallMillis() {
        return wallOffsetMillis.get() + monoMillis();
    }

    @Override
    public long bootId() {
        return boot;
    }

    @Override
    public boolean isSynchronised() {
        return synchronised;
    }
}
