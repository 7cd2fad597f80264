package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.core.Readings;
import org.junit.jupiter.api.Test;

/** Readings while the store fails or is not there. */
class FailingStoreTest extends SealingStage {

    @Test
    void triesTheVerySameBatchAgainUntilTheStoreTakesIt() {
        use(store);
        store.failsOn(id -> true);
        route(1, 2);
        run(1_000);
        run(1);
        run(StoreWriter.FIRST_RETRY_MILLIS);
        run(1);
        store.failsOn(id -> false);
        run(2 * StoreWriter.FIRST_RETRY_MILLIS);
        run(1);

        assertThat(store.tried).hasSize(3);
        assertThat(store.tried).allSatisfy(batch -> assertThat(batch).isSameAs(store.tried.get(0)));
        assertThat(store.storedReadings()).isEqualTo(2);
        assertThat(counters.storeFailures()).isEqualTo(2);
        assertThat(counters.unstored()).isZero();
    }

    @Test
    void keepsTheBooksWhileTheStoreFailsForLong() {
        use(store);
        store.failsOn(id -> true);
        int produced = 0;
        for (int second = 0; second < 600; second++) {
            route(produced + 1, 50);
            produced += 50;
            queues.route(Readings.emergency(1_000_000 + second));
            produced++;
            run(1_000);
        }
        store.failsOn(id -> false);
        for (int second = 0; second < 20; second++) {
            run(1_000);
        }

        long declared = store.stored(Lane.ALARM).stream()
                .flatMap(batch -> FaultyStore.contents(batch).drops().stream())
                .mapToLong(Drop::count)
                .sum();
        assertThat(store.storedReadings() + declared).isEqualTo(produced);
        assertThat(declared).isPositive();
        assertThat(offered.stream().mapToInt(SealedBatch::readings).sum()).isEqualTo(600);
    }

    @Test
    void givesUpOneBatchThatTheStoreNeverTakesInsteadOfStandingStill() {
        use(store);
        store.failsOn(id -> id.lane() == Lane.ROUTINE && id.sequence() == 1);
        for (int second = 0; second < 120; second++) {
            route(second + 1, 1);
            run(1_000);
        }

        assertThat(counters.givenUpBatches()).isEqualTo(1);
        assertThat(store.stored(Lane.ROUTINE)).hasSize(119);
        assertThat(store.stored(Lane.ALARM)).hasSize(1);
    }

    @Test
    void losesNothingWhileThereIsNoStore() {
        route(1, 250);
        queues.route(Readings.emergency(1_000));
        run(10_000);

        use(store);
        run(1_000);

        assertThat(store.storedReadings()).isEqualTo(251);
    }

    @Test
    void losesNothingWhileTheStoreGivesNoIds() {
        use(store);
        store.givesNoIds(true);
        route(1, 250);
        run(1_000);
        store.givesNoIds(false);
        run(1_000);

        assertThat(store.storedReadings()).isEqualTo(250);
        assertThat(drops.waiting()).isZero();
    }

    @Test
    void handsWhatOneStoreRefusedToTheNext() {
        use(store);
        store.failsOn(id -> true);
        route(1, 2);
        run(1_000);
        FaultyStore next = new FaultyStore();

        use(next);
        run(1);

        assertThat(next.stored).containsExactly(store.tried.get(0));
    }
}
