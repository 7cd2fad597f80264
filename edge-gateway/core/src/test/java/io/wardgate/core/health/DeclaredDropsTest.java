package io.wardgate.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.core.Readings;
import io.wardgate.core.event.Waiting;
import org.junit.jupiter.api.Test;

class DeclaredDropsTest {

    private final DeclaredDrops drops = new DeclaredDrops();

    @Test
    void makesOneEntryOfLossesOfOneDeviceAndReason() {
        drops.declare(lost(Readings.BAND, 4));
        drops.declare(lost(Readings.BAND, 6));

        assertThat(drops.take(10))
                .extracting(Waiting::what)
                .containsExactly(new Drop(Readings.BAND, Lane.ROUTINE, 1, 4, 6, 2, DropReason.LANE_QUEUE_FULL));
        assertThat(drops.take(10)).isEmpty();
    }

    @Test
    void keepsARangeOfBatchesAsItIs() {
        Drop one = new Drop(0, Lane.ROUTINE, 0, 4, 6, 3, DropReason.STORE_FULL, 77);
        Drop other = new Drop(0, Lane.ROUTINE, 0, 7, 9, 3, DropReason.STORE_FULL, 77);
        drops.declare(one);
        drops.declare(other);

        assertThat(drops.take(10)).extracting(Waiting::what).containsExactly(one, other);
    }

    @Test
    void takesARangeOfBatchesWithoutReadings() {
        Drop range = new Drop(0, Lane.ALARM, 0, 4, 6, 0, DropReason.BATCH_CORRUPT, 77);
        drops.declare(range, () -> {});

        assertThat(drops.take(10)).extracting(Waiting::what).containsExactly(range);
    }

    @Test
    void keepsALossApartWhoseOwnerWaits() {
        drops.declare(lost(Readings.BAND, 4));
        drops.declare(lost(Readings.BAND, 6), () -> {});

        assertThat(drops.take(10))
                .extracting(Waiting::what)
                .containsExactly(lost(Readings.BAND, 6), lost(Readings.BAND, 4));
    }

    @Test
    void keepsEveryCountInBoundedMemory() {
        for (int device = 0; device < 100_000; device++) {
            drops.declare(lost(device + 1, 1));
        }

        assertThat(drops.waiting()).isLessThanOrEqualTo(DeclaredDrops.MAX_ENTRIES + 1);
        assertThat(drops.take(Integer.MAX_VALUE).stream()
                        .mapToLong(taken -> taken.what().count())
                        .sum())
                .isEqualTo(100_000);
    }

    @Test
    void countsADropOnceAlthoughItWasPutBack() {
        drops.declare(lost(Readings.BAND, 4));
        drops.restore(drops.take(1));

        assertThat(drops.declared()).isEqualTo(1);
        assertThat(drops.waiting()).isEqualTo(1);
    }

    @Test
    void refusesADropOfNothing() {
        Drop nothing = new Drop(1, Lane.ROUTINE, 1, 1, 1, 0, DropReason.LANE_QUEUE_FULL);

        assertThatThrownBy(() -> drops.declare(nothing)).hasMessageContaining("at least 1");
    }

    private static Drop lost(long device, long sequence) {
        return new Drop(device, Lane.ROUTINE, 1, sequence, sequence, 1, DropReason.LANE_QUEUE_FULL);
    }
}
