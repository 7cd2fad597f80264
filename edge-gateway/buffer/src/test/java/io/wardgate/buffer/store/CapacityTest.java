package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.health.Health;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes, what stays and what is said when the files reach the capacity; here of 8 MB. */
class CapacityTest extends StoreContract {

    private static final int LARGE = 60_000;

    @BeforeEach
    void openSmallStore() {
        store.close();
        capacityMegabytes = 8;
        store = open();
    }

    @Test
    void givesUpTheOldestRoutineFilesAndDeclaresThem() {
        List<SealedBatch> appended = append(Lane.ROUTINE, 150, LARGE);

        List<SealedBatch> left = waiting(Lane.ROUTINE);
        assertSame(left, appended.subList(150 - left.size(), 150));
        assertThat(drops.readings()).isEqualTo((150L - left.size()) * READINGS);
        assertThat(drops.drops())
                .isNotEmpty()
                .allMatch(drop -> drop.reason() == DropReason.STORE_FULL && drop.epoch() == store.epoch());
        assertThat(store.health().check().figures()).containsEntry("droppedReadings.routine", drops.readings());
        assertThat(store.fillPercent()).isBetween(70, 96);
    }

    @Test
    void givesUpBulkBeforeRoutine() {
        append(Lane.BULK, 40, LARGE);
        int routine = 0;
        while (store.statistics(Lane.BULK).files() > 1) {
            append(Lane.ROUTINE, 1, LARGE);
            routine++;
        }

        assertThat(drops.drops()).isNotEmpty().allMatch(drop -> drop.lane() == Lane.BULK);
        assertThat(waiting(Lane.ROUTINE)).hasSize(routine);
    }

    @Test
    void neverMergesLossesAcrossBatchesThatWereAcknowledged() {
        List<SealedBatch> first = append(Lane.ROUTINE, 4, LARGE);
        acknowledge(first.get(1), first.get(1));
        append(Lane.ROUTINE, 130, LARGE);

        Drop before = drops.drops().get(0);
        Drop after = drops.drops().get(1);
        assertThat(before).isEqualTo(routineLoss(1, 1, READINGS));
        assertThat(after.fromSequence()).isEqualTo(3);
        assertThat(after.count()).isEqualTo((after.toSequence() - 2) * READINGS);
    }

    private Drop routineLoss(long from, long to, long readings) {
        return new Drop(0, Lane.ROUTINE, 0, from, to, readings, DropReason.STORE_FULL, store.epoch());
    }

    @Test
    void keepsAReserveForUrgentDataThatRoutineCannotTake() {
        appendUntilReserve(Lane.ALARM);

        assertThatThrownBy(() -> append(Lane.ROUTINE, 10, LARGE))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("buffer.capacityMegabytes 8");
        append(Lane.ALARM, 1, 200);
        append(Lane.EMERGENCY, 1, 200);
        assertThat(drops.drops()).isEmpty();
    }

    @Test
    void overwritesOnlyTheOldestEmergenciesWithNewerOnes() {
        List<SealedBatch> appended = append(Lane.EMERGENCY, 200, LARGE);

        List<SealedBatch> left = waiting(Lane.EMERGENCY);
        assertSame(left, appended.subList(200 - left.size(), 200));
        assertThat(drops.drops()).allMatch(drop -> drop.lane() == Lane.EMERGENCY);
        assertThat(drops.readings()).isEqualTo((200L - left.size()) * READINGS);
        assertThat(figure("fileOctets")).isLessThanOrEqualTo(8 << 20);
    }

    @Test
    void refusesAlarmsBeyondTheReserveRatherThanGiveUpUrgentData() {
        assertThatThrownBy(() -> append(Lane.ALARM, 200, LARGE)).hasMessageContaining("reserve included");
        assertThat(drops.drops()).isEmpty();

        append(Lane.EMERGENCY, 1, 200);
        assertThat(store.health().check().state()).isEqualTo(Health.State.FAILED);
    }

    @Test
    void warnsWithTheFixAboveSeventyPercent() {
        while (store.fillPercent() < 70) {
            append(Lane.ROUTINE, 1, LARGE);
        }

        Health health = store.health().check();
        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.summary()).contains("% full").contains("raise buffer.capacityMegabytes");
    }

    private void appendUntilReserve(Lane lane) {
        while (store.fillPercent() < 95) {
            append(lane, 1, LARGE);
        }
    }
}
