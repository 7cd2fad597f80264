package io.wardgate.core.clock;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.event.GatewayEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code wardgate-clock}, which looks at the clock every second, and the health check {@code clock}. */
public class ClockKeeping implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClockKeeping.class);

    private final GatewayClock clock;
    private final ClockWatch watch;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wardgate-clock"));
    private volatile @Nullable ChronyTracking tracking;

    public ClockKeeping(GatewayClock clock, GatewayEvents events) {
        this.clock = clock;
        this.watch = new ClockWatch(clock, events::clockSet);
    }

    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    public void stop() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.error("the clock's thread does not end");
        }
    }

    /** Who knows whether the clock is kept; null if nobody does. */
    public void follow(@Nullable ChronyTracking other) {
        tracking = other;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Health check() {
        ChronyTracking asked = tracking;
        boolean believable = clock.isSynchronised();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("synchronised", believable ? 1L : 0L);
        figures.put("steps", watch.steps());
        figures.put("lastStepMillis", watch.lastStepMillis());
        if (asked != null) {
            figures.putAll(asked.figures());
        }
        String why = asked == null ? "chronyd not asked" : asked.summary();
        return believable
                ? new Health(Health.State.OK, "synchronised; " + why, figures)
                : new Health(
                        Health.State.DEGRADED,
                        "not synchronised, readings carry CLOCK_SUSPECT until it is; " + why,
                        figures);
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException e) {
            LOG.error("looking at the clock failed; trying again", e);
        }
    }
}
