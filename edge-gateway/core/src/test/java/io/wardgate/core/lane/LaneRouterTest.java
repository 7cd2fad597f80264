package io.wardgate.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneRouterTest {

    private final List<Drop> declared = new ArrayList<>();
    private final AtomicInteger woken = new AtomicInteger();
    private final LaneRouter router = new LaneRouter(3, 2, declared::add, woken::incrementAndGet);

    @Test
    void dropsTheOldestRoutineReadingAndDeclaresIt() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            router.route(Readings.routine(sequence));
        }

        List<Reading> left = new ArrayList<>();
        router.take(Lane.ROUTINE, 10, left);
        assertThat(left).extracting(Reading::sequence).containsExactly(3L, 4L, 5L);
        assertThat(declared)
                .containsExactly(
                        new Drop(Readings.BAND, Lane.ROUTINE, 1, 1, 1, 1, DropReason.LANE_QUEUE_FULL),
                        new Drop(Readings.BAND, Lane.ROUTINE, 1, 2, 2, 1, DropReason.LANE_QUEUE_FULL));
        assertThat(router.overflowed()).isEqualTo(2);
    }

    @Test
    void neverLetsRoutineReadingsPushOutAnEmergency() {
        router.route(Readings.emergency(1));
        for (int sequence = 2; sequence <= 100; sequence++) {
            router.route(Readings.routine(sequence));
        }

        assertThat(router.queued(Lane.EMERGENCY)).isEqualTo(1);
    }

    @Test
    void wakesTheSealerForAnEmergencyAndForAFullBatchOnly() {
        router.route(Readings.routine(1));
        assertThat(woken).hasValue(0);
        router.route(Readings.routine(2));
        assertThat(woken).hasValue(1);
        router.route(Readings.emergency(3));
        assertThat(woken).hasValue(2);
    }

    @Test
    void declaresWhatIsLeftAtTheEnd() {
        router.route(Readings.routine(1));
        router.route(Readings.emergency(2));
        router.declareRemaining();

        assertThat(declared)
                .extracting(Drop::reason)
                .containsOnly(DropReason.STORE_FAILED)
                .hasSize(2);
        assertThat(router.queued(Lane.ROUTINE)).isZero();
    }
}
