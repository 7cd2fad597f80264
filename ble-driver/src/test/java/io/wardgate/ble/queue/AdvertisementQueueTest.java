package io.wardgate.ble.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.HeardAdvertisements;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdvertisementQueueTest {

    private final AdvertisementQueue queue = new AdvertisementQueue(256);

    @Test
    void servesUrgentOnesFirstAndEachKindInOrder() throws InterruptedException {
        put(1, false);
        put(2, false);
        put(3, true);
        put(4, true);

        assertThat(new long[] {take(), take(), take(), take()}).containsExactly(3, 4, 1, 2);
        assertThat(queue.take(1)).isNull();
    }

    @Test
    void dropsTheOldestRoutineOnesWhenFullAndNeverUrgentOnesForThem() throws InterruptedException {
        put(0, true);
        for (int i = 1; i <= 300; i++) {
            put(i, false);
        }

        assertThat(queue.size()).isEqualTo(257);
        assertThat(queue.droppedRoutine()).isEqualTo(44);
        assertThat(queue.droppedUrgent()).isZero();
        assertThat(take()).isZero();
        assertThat(take()).isEqualTo(45);
    }

    @Test
    void boundsAndCountsUrgentOnesToo() {
        for (int i = 0; i < AdvertisementQueue.URGENT_CAPACITY + 10; i++) {
            put(i, true);
        }

        assertThat(queue.droppedUrgent()).isEqualTo(10);
        assertThat(queue.size()).isEqualTo(AdvertisementQueue.URGENT_CAPACITY);
    }

    private void put(long address, boolean urgent) {
        queue.put(HeardAdvertisements.of(address, new byte[0]), urgent);
    }

    private long take() throws InterruptedException {
        Advertisement next = queue.take(1_000);
        return Objects.requireNonNull(next, "nothing queued").address();
    }
}
