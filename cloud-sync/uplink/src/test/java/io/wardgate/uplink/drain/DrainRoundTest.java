package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import io.wardgate.uplink.peer.ScriptedUplink;
import org.junit.jupiter.api.Test;

class DrainRoundTest {

    private static final DrainSettings SETTINGS = new DrainSettings(4, 5_000);

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final ScriptedUplink uplink = new ScriptedUplink();
    private final DrainCounters counters = new DrainCounters();
    private final DrainRound round =
            new DrainRound(SETTINGS, store, uplink, clock, "GW-1", new RoundTrip(), counters, () -> {});

    @Test
    void sendsEmergenciesFirstAndNoMoreThanTheWindow() {
        store(Lane.ROUTINE, 6);
        store(Lane.EMERGENCY, 1);

        round.run();

        assertThat(uplink.sent).containsExactly("0 1", "2 1", "2 2", "2 3", "2 4");
    }

    @Test
    void letsAnAnswerDeleteAndMakeRoom() {
        store(Lane.ROUTINE, 5);
        round.run();

        round.answered(Answers.committed(Lane.ROUTINE, 1, 2));
        round.run();

        assertThat(uplink.sent).endsWith("2 5");
        assertThat(store.statistics(Lane.ROUTINE).pendingBatches()).isEqualTo(3);
        assertThat(counters.acknowledged).hasValue(2);
    }

    @Test
    void lacksNoRoomForAnAlarmWhileRoutineFillsTheWindow() {
        store(Lane.ROUTINE, 6);
        round.run();

        store(Lane.ALARM, 1);
        round.run();

        assertThat(uplink.sent).containsExactly("2 1", "2 2", "2 3", "2 4", "1 1");
    }

    @Test
    void sendsAgainWithGrowingPausesWhatIsNotAnswered() {
        store(Lane.ROUTINE, 1);
        round.run();

        clock.passMillis(4_999);
        round.run();
        assertThat(uplink.sent).hasSize(1);
        clock.passMillis(1);
        round.run();
        assertThat(uplink.sent).hasSize(2);
        clock.passMillis(5_000);
        round.run();
        assertThat(uplink.sent).hasSize(2);
        clock.passMillis(5_000);
        round.run();

        assertThat(uplink.sent).containsExactly("2 1", "2 1", "2 1");
        assertThat(counters.resent).hasValue(2);
    }

    @Test
    void sendsEverythingUnansweredAgainWhenTheLinkComesUp() {
        store(Lane.ROUTINE, 2);
        round.run();
        uplink.routineUp = false;
        round.run();
        uplink.routineUp = true;

        round.cameUp(Lane.ROUTINE);
        round.run();

        assertThat(uplink.sent).containsExactly("2 1", "2 2", "2 1", "2 2");
    }

    @Test
    void cutsAConnectionThatIsUpButAnswersNothing() {
        store(Lane.ROUTINE, 1);
        round.run();

        clock.passMillis(14_999);
        round.run();
        assertThat(uplink.resets).isEmpty();
        clock.passMillis(1);
        round.run();

        assertThat(uplink.resets).containsExactly(Lane.ROUTINE);
        assertThat(counters.resets).hasValue(1);
    }

    @Test
    void doesNotCutAConnectionThatOwesNothing() {
        clock.passMillis(3_600_000);
        round.run();

        assertThat(uplink.resets).isEmpty();
    }

    @Test
    void keepsABatchThatABusyTransportDidNotTake() {
        store(Lane.ROUTINE, 1);
        uplink.busy = true;
        round.run();
        assertThat(round.nextDueMillis() - clock.monoMillis()).isLessThan(1_000);

        uplink.busy = false;
        round.run();

        assertThat(uplink.sent).containsExactly("2 1");
    }

    @Test
    void sendsAnUrgentOfferOnceAlthoughItIsAlsoInTheStore() {
        BatchId id = store.reserve(Lane.EMERGENCY);
        SealedBatch batch = store.sealed(id);

        round.offered(batch);
        store.append(batch).join();
        round.appended();
        round.run();

        assertThat(uplink.sent).containsExactly("0 1");
    }

    @Test
    void doesNotSendAnUrgentBatchAgainThatWasAnsweredBeforeItWasStored() {
        SealedBatch batch = store.sealed(store.reserve(Lane.EMERGENCY));
        round.offered(batch);
        round.answered(Answers.committed(Lane.EMERGENCY, 1, 1));

        store.append(batch).join();
        round.appended();
        round.run();

        assertThat(uplink.sent).containsExactly("0 1");
        assertThat(store.pending()).isZero();
    }

    @Test
    void leavesAnUrgentOfferToTheStoreWhileTheLinkIsDown() {
        SealedBatch batch = store.sealed(store.reserve(Lane.EMERGENCY));
        uplink.urgentUp = false;
        round.offered(batch);
        store.append(batch).join();
        round.appended();

        uplink.urgentUp = true;
        round.run();

        assertThat(uplink.sent).containsExactly("0 1");
    }

    @Test
    void findsABatchThatReachedTheStoreBehindLaterOnes() {
        BatchId late = store.reserve(Lane.ROUTINE);
        store(Lane.ROUTINE, 1);
        round.run();
        store.append(store.sealed(late)).join();
        round.appended();
        round.run();

        clock.passMillis(5_000);
        round.run();
        round.run();

        assertThat(uplink.sent).contains("2 1", "2 2");
    }

    @Test
    void handsARefusedBatchToTheStoreAndSendsItNoMore() {
        store(Lane.ROUTINE, 1);
        round.run();

        round.answered(Answers.refused(Lane.ROUTINE, 1, "same id, other body"));
        clock.passMillis(60_000);
        round.run();

        assertThat(uplink.sent).hasSize(1);
        assertThat(store.refused).containsExactly(new BatchId("GW-1", 7, Lane.ROUTINE, 1));
        assertThat(counters.refused).hasValue(1);
    }

    @Test
    void sendsAgainWhatTheReceiverLost() {
        store(Lane.ROUTINE, 3);
        round.run();
        round.answered(Answers.committed(Lane.ROUTINE, 1, 3));
        round.run();

        round.answered(Answers.resend(Lane.ROUTINE, 2));
        round.run();

        assertThat(uplink.sent).containsExactly("2 1", "2 2", "2 3", "2 2", "2 3");
        assertThat(counters.askedAgain).hasValue(2);
    }

    @Test
    void countsWhatIsNoAnswerAndGoesOn() {
        round.answered(new byte[] {1, 2, 3});

        assertThat(counters.badAnswers).hasValue(1);
    }

    private void store(Lane lane, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            store.append(lane);
        }
        round.appended();
    }
}
