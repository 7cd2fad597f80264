package io.wardgate.core.clock;

import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.clock.GatewayClock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the wall clock was set: wall minus monotonic time changes by more than {@value #STEP_MILLIS} ms from one look
 * to the next. NTP slews by at most 0.1 s in a second, so only a step does that. Each step, and the moment from which the
 * clock can be believed, becomes a {@link ClockMap}; none is made while it cannot, because it would time readings wrong.
 *
 * <p>Also the first look of a life makes one: readings that the life before sealed in doubt get their time by it.
 *
 * <p>{@link #look} belongs to one thread; the figures are safe from any.
 */
final class ClockWatch {

    static final long STEP_MILLIS = 500;

    /** The two clocks must be read together; a thread that was put aside between them tries again. */
    private static final long MAX_READ_NANOS = 20_000_000;

    private static final int MAX_READS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final GatewayClock clock;
    private final Consumer<ClockMap> maps;
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong lastStepMillis = new AtomicLong();
    private boolean looked;
    private boolean believed;
    private long offsetMillis;
    private long untoldStepMillis;

    /** Both clocks at one moment. */
    private record Reading(long monoMillis, long wallMillis) {}

    ClockWatch(GatewayClock clock, Consumer<ClockMap> maps) {
        this.clock = clock;
        this.maps = maps;
    }

    /** Compares with the last look; call it every second. */
    void look() {
        Reading now = read();
        long offset = now.wallMillis() - now.monoMillis();
        long step = looked ? offset - offsetMillis : 0;
        boolean stepped = Math.abs(step) > STEP_MILLIS;
        boolean believable = clock.isSynchronised();
        if (stepped) {
            steps.incrementAndGet();
            lastStepMillis.set(step);
            untoldStepMillis += step;
            LOG.warn("the wall clock was set by {} ms; nothing but labels depends on it", step);
        }
        if (believable && (stepped || !believed)) {
            maps.accept(new ClockMap(clock.bootId(), now.monoMillis(), now.wallMillis(), untoldStepMillis));
            untoldStepMillis = 0;
        }
        if (believable != believed) {
            LOG.info(believable ? "the wall clock can be believed" : "the wall clock cannot be believed any more");
        }
        looked = true;
        believed = believable;
        offsetMillis = offset;
    }

    /** Steps seen since start. */
    long steps() {
        return steps.get();
    }

    long lastStepMillis() {
        return lastStepMillis.get();
    }

    private Reading read() {
        for (int tries = 1; true; tries++) {
            long before = clock.monoNanos();
            long wall = clock.wallMillis();
            long after = clock.monoNanos();
            if (after - before <= MAX_READ_NANOS || tries == MAX_READS) {
                return new Reading(Math.floorDiv(before + (after - before) / 2, 1_000_000L), wall);
            }
        }
    }
}
