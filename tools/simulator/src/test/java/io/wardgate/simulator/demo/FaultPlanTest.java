package io.wardgate.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.simulator.demo.FaultPlan.Fault;
import io.wardgate.simulator.demo.FaultPlan.Step;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {90, 100, 120, 600, 86_400})
    void killsEachSideTwiceAndCutsTheLinkForThirtySecondsWithinTheRun(int seconds) {
        FaultPlan plan = FaultPlan.over(Duration.ofSeconds(seconds));

        assertThat(plan.steps())
                .extracting(Step::fault)
                .containsExactlyInAnyOrder(
                        Fault.KILL_GATEWAY,
                        Fault.KILL_GATEWAY,
                        Fault.KILL_RECEIVER,
                        Fault.KILL_RECEIVER,
                        Fault.CUT_LINK,
                        Fault.RESTORE_LINK);
        assertThat(at(plan, Fault.RESTORE_LINK) - at(plan, Fault.CUT_LINK)).isEqualTo(30);
        assertThat(plan.steps()).isSortedAccordingTo(Comparator.comparingDouble(Step::atSeconds));
        assertThat(plan.steps()).allMatch(step -> step.atSeconds() < seconds);
    }

    @Test
    void refusesARunThatIsTooShortForTheCut() {
        assertThatThrownBy(() -> FaultPlan.over(Duration.ofSeconds(89)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--faults needs --for of at least 90s; it is 89s");
    }

    private static double at(FaultPlan plan, Fault fault) {
        return plan.steps().stream()
                .filter(step -> step.fault() == fault)
                .mapToDouble(Step::atSeconds)
                .findFirst()
                .orElseThrow();
    }
}
