package io.wardgate.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.health.Health;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationWatchTest {

    private static final ComponentState PIPELINE = new ComponentState("io.wardgate.pipeline", true, "");
    private static final ComponentState BUFFER = new ComponentState("io.wardgate.buffer", false, """
            java.lang.reflect.InvocationTargetException
            \tat Some.line
            Caused by: io.wardgate.api.buffer.StoreException: the directory is in use
            \tat Other.line
            Caused by: java.io.IOException: locked
            """);

    private final ActivationWatch watch = new ActivationWatch();

    @Test
    void isCompleteOnlyWhenEveryConfiguredComponentRuns() {
        watch.look(List.of(), 0);
        assertThat(watch.isComplete()).isFalse();
        watch.look(List.of(PIPELINE, new ComponentState("io.wardgate.uplink.mqtt", false, "")), 1);
        assertThat(watch.isComplete()).isFalse();
        watch.look(List.of(PIPELINE), 2);
        assertThat(watch.isComplete()).isTrue();
        assertThat(watch.health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void saysInHealthWhyAComponentDoesNotStartWithoutTheStack() {
        watch.look(List.of(PIPELINE, BUFFER), 0);

        assertThat(watch.health().state()).isEqualTo(Health.State.FAILED);
        assertThat(watch.health().summary()).isEqualTo("not active: io.wardgate.buffer (the directory is in use)");
    }

    @Test
    void triesAFailedComponentAgainAfterGrowingPauses() {
        assertThat(retriesUntil(120_000)).containsExactly(1_000L, 3_000L, 7_000L, 15_000L, 31_000L, 61_000L, 91_000L);
    }

    @Test
    void doesNotTouchAComponentThatOnlyWaitsForAnother() {
        ComponentState waiting = new ComponentState("io.wardgate.uplink.mqtt", false, "");

        assertThat(watch.look(List.of(waiting), 0)).isEmpty();
        assertThat(watch.look(List.of(waiting), 60_000)).isEmpty();
    }

    private List<Long> retriesUntil(long endMillis) {
        List<Long> retries = new ArrayList<>();
        for (long now = 0; now <= endMillis; now += 100) {
            if (watch.look(List.of(PIPELINE, BUFFER), now).contains(BUFFER.pid())) {
                retries.add(now);
            }
        }
        return retries;
    }
}
