package io.wardgate.core.pipeline;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.core.health.HealthRegistry;
import io.wardgate.protocol.api.HealthReport;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code wardgate-watch}: twice a second it declares what the radios lost, and in its rhythm it collects the
 * health of all components. A thread of its own, so that a health check that hangs delays nothing but health.
 */
final class PipelineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);

    private final RadioLossWatch losses;
    private final HealthRegistry checks;
    private final GatewayClock clock;
    private final long healthMillis;
    private final Consumer<HealthReport> reports;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wardgate-watch"));

    private long healthDueMillis;

    PipelineWatch(
            RadioLossWatch losses,
            HealthRegistry checks,
            GatewayClock clock,
            int healthSeconds,
            Consumer<HealthReport> reports) {
        this.losses = losses;
        this.checks = checks;
        this.clock = clock;
        this.healthMillis = TimeUnit.SECONDS.toMillis(healthSeconds);
        this.reports = reports;
        this.healthDueMillis = clock.monoMillis() + healthMillis;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.error("a health check hangs; leaving its thread behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        try {
            losses.look();
            long now = clock.monoMillis();
            if (now >= healthDueMillis) {
                healthDueMillis = now + healthMillis;
                reports.accept(checks.report(now));
            }
        } catch (RuntimeException e) {
            // A source with broken statistics must not end the watch over the others.
            LOG.error("watching radios and health failed; trying again", e);
        }
    }
}
