package io.wardgate.receiver.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagWindowTest {

    private final LagWindow window = new LagWindow();

    @Test
    void saysNothingWhenThereWasNothing() {
        assertThat(window.percentileMillis(1_000_000, 0.99)).isNull();
    }

    @Test
    void isAtMostAFifthTooHigh() {
        for (int lag = 1; lag <= 1_000; lag++) {
            window.add(1_000_000, lag);
        }
        assertThat(window.percentileMillis(1_000_000, 0.99)).isBetween(990L, 1_190L);
        assertThat(window.percentileMillis(1_000_000, 0.5)).isBetween(500L, 595L);
    }

    @Test
    void forgetsWhatIsOlderThanFiveMinutes() {
        window.add(1_000_000, 60_000);
        window.add(1_000_000 + 290_000, 100);
        assertThat(window.percentileMillis(1_000_000 + 290_000, 0.99)).isGreaterThan(59_999);
        assertThat(window.percentileMillis(1_000_000 + 310_000, 0.99)).isBetween(100L, 119L);
    }
}
