package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.clock.ClockMap;
import io.wardgate.core.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWatchTest {

    private final ManualClock clock = new ManualClock();
    private final List<ClockMap> maps = new ArrayList<>();
    private final ClockWatch watch = new ClockWatch(clock, maps::add);

    @Test
    void mapsTheClockOnceAtTheBeginningForWhatTheLifeBeforeSealedInDoubt() {
        look(10);

        assertThat(maps).containsExactly(new ClockMap(1, 2_000, 1_800_000_002_000L, 0));
        assertThat(watch.steps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000, 86_400_000, -86_400_000, 501, -501})
    void mapsEveryStepOnce(long millis) {
        look(2);
        clock.stepWall(millis);
        look(10);

        assertThat(maps).hasSize(2);
        assertThat(maps.get(1)).isEqualTo(new ClockMap(1, 4_000, 1_800_000_004_000L + millis, millis));
        assertThat(watch.steps()).isEqualTo(1);
        assertThat(watch.lastStepMillis()).isEqualTo(millis);
    }

    @Test
    void takesASlewForNoStep() {
        look(1);
        for (int second = 0; second < 3_600; second++) {
            clock.stepWall(100);
            look(1);
        }

        assertThat(maps).hasSize(1);
        assertThat(watch.steps()).isZero();
    }

    @Test
    void saysNothingOfTheTimeUntilItCanBeBelievedAndThenTheWholeJump() {
        clock.loseSynchronisation();
        long untilNow = Duration.ofDays(365).toMillis() * 20;
        clock.stepWall(-untilNow);
        look(5);
        clock.stepWall(untilNow);
        look(5);
        assertThat(maps).isEmpty();

        clock.findSynchronisation();
        look(5);

        assertThat(maps).extracting(ClockMap::stepMillis).containsExactly(untilNow);
    }

    @Test
    void mapsTheClockAgainWhenItIsBelievedAgain() {
        look(1);
        clock.loseSynchronisation();
        look(3);
        clock.findSynchronisation();
        look(3);

        assertThat(maps).extracting(ClockMap::stepMillis).containsExactly(0L, 0L);
    }

    private void look(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.passMillis(1_000);
            watch.look();
        }
    }
}
