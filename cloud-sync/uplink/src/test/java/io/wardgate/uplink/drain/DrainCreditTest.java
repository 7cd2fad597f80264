package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import io.wardgate.uplink.peer.ScriptedUplink;
import org.junit.jupiter.api.Test;

class DrainCreditTest {

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final ScriptedUplink uplink = new ScriptedUplink();
    private final DrainRound round = new DrainRound(
            new DrainSettings(16, 5_000), store, uplink, clock, "GW-1", new RoundTrip(), new DrainCounters(), () -> {});

    @Test
    void sendsTwoBulkBatchesBeforeTheReceiversFirstWord() {
        store(Lane.BULK, 5);

        round.run();

        assertThat(uplink.sent).containsExactly("3 1", "3 2");
    }

    @Test
    void holdsRoutineAndBulkTogetherToTheCreditButNothingUrgent() {
        round.answered(Answers.credit(3, 0));
        store(Lane.BULK, 1);
        store(Lane.ROUTINE, 5);
        round.run();
        assertThat(uplink.sent).containsExactlyInAnyOrder("2 1", "2 2", "2 3");

        store(Lane.ALARM, 2);
        store(Lane.EMERGENCY, 2);
        round.run();

        assertThat(uplink.sent).hasSize(7).contains("1 1", "1 2", "0 1", "0 2");
    }

    @Test
    void goesOnWhenTheCreditGrows() {
        round.answered(Answers.credit(1, 0));
        store(Lane.ROUTINE, 3);
        round.run();

        round.answered(Answers.credit(2, 0));
        round.run();

        assertThat(uplink.sent).containsExactly("2 1", "2 2");
    }

    @Test
    void asksForANewWordAfterANewConnection() {
        round.answered(Answers.credit(1, 0));
        store(Lane.ROUTINE, 3);
        round.run();

        round.cameUp(Lane.ROUTINE);
        round.run();

        assertThat(uplink.sent).contains("2 1", "2 2", "2 3");
    }

    @Test
    void sleepsUntilAnAnswerComesWhenTheCreditIsUsedUp() {
        round.answered(Answers.credit(1, 0));
        store(Lane.BULK, 3);

        round.run();

        assertThat(round.nextDueMillis() - clock.monoMillis()).isEqualTo(5_000);
    }

    private void store(Lane lane, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            store.append(lane);
        }
        round.appended();
    }
}
