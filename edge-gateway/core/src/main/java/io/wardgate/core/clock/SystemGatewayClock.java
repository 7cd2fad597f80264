package io.wardgate.core.clock;

import io.wardgate.api.clock.GatewayClock;
import java.time.Instant;

/**
 * The machine's clocks. Linux counts {@link System#nanoTime()} from the boot of the machine, so monotonic times of two
 * lives of this process within one {@link #bootId()} can be compared.
 *
 * <p>Safe from any thread.
 */
public class SystemGatewayClock implements GatewayClock {

    private final long bootId;
    private final long notBeforeMillis;

    public SystemGatewayClock() {
        this(MachineBoot.id(), BuildTime.ofThisBuild());
    }

    SystemGatewayClock(long bootId, Instant notBefore) {
        this.bootId = bootId;
        this.notBeforeMillis = notBefore.toEpochMilli();
    }

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
        return bootId;
    }

    @Override
    public boolean isSynchronised() {
        return wallMillis() > notBeforeMillis;
    }
}
