package io.wardgate.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.protocol.api.NamedHealth;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthRegistryTest {

    private final HealthRegistry registry = new HealthRegistry();

    @Test
    void asksAllInTheOrderOfNamesAndTakesTheWorstState() {
        registry.add(check("uplink", () -> health(Health.State.DEGRADED)));
        registry.add(check("buffer", () -> health(Health.State.OK)));

        var report = registry.report(5);

        assertThat(report.checks()).extracting(NamedHealth::name).containsExactly("buffer", "uplink");
        assertThat(HealthRegistry.worst(report)).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void reportsACheckThatThrowsAsFailedUnderItsName() {
        registry.add(check("broken", () -> {
            throw new IllegalStateException("oops");
        }));
        registry.add(check("good", () -> health(Health.State.OK)));

        var report = registry.report(5);

        assertThat(report.checks()).hasSize(2);
        assertThat(report.checks().get(0).health().state()).isEqualTo(Health.State.FAILED);
        assertThat(report.checks().get(0).health().summary()).contains("oops");
    }

    @Test
    void asksNobodyWhoLeft() {
        HealthCheck gone = check("gone", () -> health(Health.State.FAILED));
        registry.add(gone);
        registry.remove(gone);

        assertThat(HealthRegistry.worst(registry.report(5))).isEqualTo(Health.State.OK);
    }

    private static Health health(Health.State state) {
        return new Health(state, "", Map.of());
    }

    private static HealthCheck check(String name, Supplier<Health> answer) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return answer.get();
            }
        };
    }
}
