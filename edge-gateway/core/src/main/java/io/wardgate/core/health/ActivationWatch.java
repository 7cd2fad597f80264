package io.wardgate.core.health;

import io.wardgate.api.health.Health;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether the configured components run. A component that could not start, as with a buffer directory that
 * another gateway holds, is tried again after 1, 2, 4 … {@value #LONGEST_PAUSE_SECONDS} s, because the component
 * runtime would wait for a new configuration, and nobody restarts a gateway on a ceiling at night. Each reason is
 * logged once.
 *
 * <p>Owned by one thread; only {@link #health} may be called by others.
 */
public final class ActivationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ActivationWatch.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final Map<String, Failing> failing = new HashMap<>();
    private volatile Health health = new Health(Health.State.DEGRADED, "nothing configured yet", Map.of());
    private boolean complete;

    /** A component that does not start: why, and when it is tried again. */
    private record Failing(String reason, long pauseMillis, long retryAtMillis) {

        Failing again(long nowMillis) {
            long longer = Math.min(2 * pauseMillis, LONGEST_PAUSE_SECONDS * 1_000L);
            return new Failing(reason, longer, nowMillis + longer);
        }
    }

    /**
     * Takes in what is now.
     *
     * @param states of all configured components
     * @param nowMillis monotonic
     * @return the components that should be started once more
     */
    public List<String> look(List<ComponentState> states, long nowMillis) {
        List<ComponentState> idle =
                states.stream().filter(state -> !state.running()).toList();
        health = healthOf(states.size(), idle);
        if (!complete && idle.isEmpty() && !states.isEmpty()) {
            complete = true;
            long cpuMillis = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .map(Duration::toMillis)
                    .orElse(-1L);
            LOG.info("all {} components active after {} CPU-ms", states.size(), cpuMillis);
        }
        states.stream().filter(ComponentState::running).forEach(this::recovered);
        return idle.stream()
                .filter(state -> !state.failure().isEmpty() && isDue(state, nowMillis))
                .map(ComponentState::pid)
                .toList();
    }

    /** Whether all components have been active together at least once. */
    public boolean isComplete() {
        return complete;
    }

    public Health health() {
        return health;
    }

    private boolean isDue(ComponentState state, long nowMillis) {
        Failing known = failing.get(state.pid());
        if (known == null || !Objects.equals(known.reason(), state.reason())) {
            LOG.error("{} does not start: {}. Keeps trying", state.pid(), state.reason());
            failing.put(state.pid(), new Failing(state.reason(), 1_000, nowMillis + 1_000));
            return false;
        }
        if (nowMillis < known.retryAtMillis()) {
            return false;
        }
        failing.put(state.pid(), known.again(nowMillis));
        return true;
    }

    private void recovered(ComponentState state) {
        if (failing.remove(state.pid()) != null) {
            LOG.info("{} started after all", state.pid());
        }
    }

    private static Health healthOf(int configured, List<ComponentState> idle) {
        long running = configured - idle.size();
        Map<String, Long> figures = Map.of("configured", (long) configured, "active", running);
        if (idle.isEmpty()) {
            return new Health(Health.State.OK, running + " components active", figures);
        }
        List<String> reasons = idle.stream()
                .map(state -> state.pid() + " (" + state.reason() + ")")
                .toList();
        return new Health(Health.State.FAILED, "not active: " + String.join(", ", reasons), figures);
    }
}
