package io.wardgate.core.clock;

import io.wardgate.api.clock.GatewayClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clocks. Linux counts {@link System#nanoTime()} from the boot of the machine, so monotonic times of two
 * lives of this process within one {@link #bootId()} can be compared. The wall clock is believed if it is later than the
 * build of this software and chronyd, where it can be asked, does not say otherwise.
 *
 * <p>Safe from any thread.
 */
public class SystemGatewayClock implements GatewayClock {

    private final long bootId;
    private final long notBeforeMillis;
    private volatile @Nullable ChronyTracking tracking;

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

    /** Who knows whether the clock is kept; null if nobody does. */
    public void follow(@Nullable ChronyTracking other) {
        tracking = other;
    }

    @Override
    public boolean isSynchronised() {
        ChronyTracking asked = tracking;
        return wallMillis() > notBeforeMillis && (asked == null || asked.verdict() != ChronyTracking.Verdict.NOT_KEPT);
    }
}
