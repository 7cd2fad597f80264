package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged not long ago can be sent again, because the receiver may lose it. */
class GraceTest extends StoreContract {

    private static final int LARGE = 60_000;

    @BeforeEach
    void openWithGrace() {
        store.close();
        graceMinutes = 10;
        store = open();
    }

    @Test
    void handsOutAcknowledgedBatchesAgainFromASequenceOn() {
        List<SealedBatch> appended = append(Lane.ROUTINE, 40, LARGE);
        acknowledge(appended.get(0), appended.get(39));

        assertThat(store.resend(store.epoch(), Lane.ROUTINE, 31)).isEqualTo(10);

        assertWaiting(Lane.ROUTINE, appended.subList(30, 40));
        assertThat(store.statistics(Lane.ROUTINE).pendingReadings()).isEqualTo(100);
    }

    @Test
    void remembersAcrossARestartWhatIsWantedAgain() {
        List<SealedBatch> appended = append(Lane.ROUTINE, 4);
        acknowledge(appended.get(0), appended.get(2));
        store.resend(store.epoch(), Lane.ROUTINE, 2);
        restart();

        assertWaiting(Lane.ROUTINE, appended.subList(1, 4));
        assertThat(store.resend(appended.get(0).id().epoch(), Lane.ROUTINE, 1)).isEqualTo(1);
        assertWaiting(Lane.ROUTINE, appended);
    }

    @Test
    void keepsNothingLongerThanTheGrace() throws IOException {
        List<SealedBatch> appended = append(Lane.ROUTINE, 40, LARGE);
        restart();
        acknowledge(appended.get(0), appended.get(39));
        clock.advanceMinutes(1);
        await().until(() -> figure("graceOctets") > 0);

        clock.advanceMinutes(10);

        await().until(() -> dataFiles().isEmpty());
        assertThat(store.resend(appended.get(0).id().epoch(), Lane.ROUTINE, 1)).isZero();
    }

    @Test
    void keepsNoMoreThanAFifthOfTheCapacityOldestFirst() throws IOException {
        store.close();
        capacityMegabytes = 8;
        store = open();
        List<SealedBatch> appended = append(Lane.ROUTINE, 60, LARGE);
        acknowledge(appended.get(0), appended.get(59));
        clock.advanceMinutes(1);

        await().until(() -> dataFiles().size() <= 2);
        int again = store.resend(store.epoch(), Lane.ROUTINE, 1);
        assertThat(again).isPositive();
        assertWaiting(Lane.ROUTINE, appended.subList(60 - again, 60));
    }

    @Test
    void goesBeforeAnythingThatWaits() {
        store.close();
        capacityMegabytes = 8;
        store = open();
        List<SealedBatch> alarms = append(Lane.ALARM, 20, LARGE);
        acknowledge(alarms.get(0), alarms.get(19));
        List<SealedBatch> routine = append(Lane.ROUTINE, 40, LARGE);

        assertWaiting(Lane.ROUTINE, routine);
        assertThat(drops.drops()).isEmpty();
    }
}
