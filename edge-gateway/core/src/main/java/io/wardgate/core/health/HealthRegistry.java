package io.wardgate.core.health;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.NamedHealth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The health checks that are there now. A check that throws is itself the news: it is reported as failed under its
 * name, and the others are asked all the same.
 *
 * <p>Safe from any thread; asks on the caller's, so ask where a hanging check harms nobody.
 */
public final class HealthRegistry {

    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

    public void add(HealthCheck check) {
        checks.add(check);
    }

    public void remove(HealthCheck check) {
        checks.remove(check);
    }

    /** Asks every check, as many as a report holds, in the order of names. */
    public HealthReport report(long monoMillis) {
        List<NamedHealth> answers = checks.stream()
                .map(HealthRegistry::ask)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .limit(BatchCodec.MAX_CHECKS)
                .toList();
        return new HealthReport(monoMillis, answers);
    }

    /** The worst state in a report; OK if nobody was asked. */
    public static Health.State worst(HealthReport report) {
        Health.State worst = Health.State.OK;
        for (NamedHealth answer : report.checks()) {
            Health.State state = answer.health().state();
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return worst;
    }

    private static NamedHealth ask(HealthCheck check) {
        String name = check.getClass().getName();
        try {
            name = check.name();
            return new NamedHealth(name, check.check());
        } catch (RuntimeException e) {
            return new NamedHealth(
                    name, new Health(Health.State.FAILED, "the health check itself failed: " + e, Map.of()));
        }
    }
}
