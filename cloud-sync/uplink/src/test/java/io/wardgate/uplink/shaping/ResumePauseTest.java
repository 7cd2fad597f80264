package io.wardgate.uplink.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResumePauseTest {

    private final ResumePause pause = new ResumePause(120_000, new SplittableRandom(3));

    @Test
    void waitsForARandomTimeAfterAnOutage() {
        pause.observed(true, 0);
        pause.observed(false, 1_000);
        pause.observed(false, 30_000);
        pause.observed(true, 62_000);

        assertThat(pause.leftMillis(62_000)).isBetween(1L, 120_000L);
        assertThat(pause.leftMillis(62_000 + 120_001)).isZero();
    }

    @Test
    void goesOnAtOnceAfterAShortBreakAndAfterTheStart() {
        assertThat(pause.leftMillis(0)).isZero();
        pause.observed(false, 1_000);
        pause.observed(true, 61_000);

        assertThat(pause.leftMillis(61_000)).isZero();
    }
}
