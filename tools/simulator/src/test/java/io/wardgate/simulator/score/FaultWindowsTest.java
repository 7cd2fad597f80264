package io.wardgate.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.ledger.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultWindowsTest {

    @Test
    void theFirstTwoSecondsOfTheFirstGatewayAreItsStart() {
        FaultWindows windows =
                new FaultWindows(new Ledger(1, 1, Map.of(), Map.of(), List.of(), List.of(5_000L, 60_000L), true));

        assertThat(windows.starting(4_999)).isFalse();
        assertThat(windows.starting(5_000)).isTrue();
        assertThat(windows.starting(7_000)).isTrue();
        assertThat(windows.starting(7_001)).isFalse();
        assertThat(windows.starting(60_500))
                .as("a restart is a fault window of its own")
                .isFalse();
        assertThat(windows.disturbed(5_500)).isFalse();
    }
}
