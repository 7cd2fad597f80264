package io.wardgate.ble.hci;

import static io.wardgate.ble.hci.RecoveryLadder.Step.NOTHING;
import static io.wardgate.ble.hci.RecoveryLadder.Step.POWER_CYCLE;
import static io.wardgate.ble.hci.RecoveryLadder.Step.REBIND;
import static io.wardgate.ble.hci.RecoveryLadder.Step.REOPEN;
import static io.wardgate.ble.hci.RecoveryLadder.Step.REPORT;
import static io.wardgate.ble.hci.RecoveryLadder.Step.RESCAN;
import static io.wardgate.ble.hci.RecoveryLadder.Step.RESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.ExpectedRate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryLadderTest {

    private static final int WATCHDOG_SECONDS = 10;

    private final SetClock clock = new SetClock();
    private final ExpectedRate expected = new ExpectedRate(0);

    @Test
    void climbsStepByStepAndBeginsAgainWithLongerPauses() {
        RecoveryLadder ladder = ladder(new Rescue(List.of("power"), true));
        assertThat(stepsWithin(ladder, 60)).containsExactly(RESCAN, RESET, REOPEN, POWER_CYCLE, REBIND, REPORT);
        assertThat(stepsWithin(ladder, 60)).containsExactly(RESCAN, RESET, REOPEN);
        assertThat(ladder.isRecovering()).isTrue();
    }

    @Test
    void leavesOutWhatTheHardwareDoesNotAllow() {
        assertThat(stepsWithin(ladder(Rescue.NONE), 40)).containsExactly(RESCAN, RESET, REOPEN, REPORT);
    }

    @Test
    void comesDownWithTheFirstReport() {
        RecoveryLadder ladder = ladder(Rescue.NONE);
        stepsWithin(ladder, 40);
        ladder.progress();
        assertThat(ladder.isRecovering()).isFalse();
        assertThat(stepsWithin(ladder, 10)).containsExactly(RESCAN);
    }

    @Test
    void isThroughTheFirstRoundInFifteenSecondsWhereMuchIsUsual() {
        for (int i = 0; i < 600 * 200; i++) {
            expected.report(i * 5L);
        }
        RecoveryLadder ladder = ladder(Rescue.NONE);
        assertThat(stepsWithin(ladder, 15)).containsExactly(RESCAN, RESET, REOPEN, REPORT);
    }

    private RecoveryLadder ladder(Rescue rescue) {
        return new RecoveryLadder(clock, WATCHDOG_SECONDS, rescue.steps(), expected);
    }

    private List<RecoveryLadder.Step> stepsWithin(RecoveryLadder ladder, int seconds) {
        List<RecoveryLadder.Step> steps = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            clock.millis += 1_000;
            RecoveryLadder.Step step = ladder.due();
            if (step != NOTHING) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static final class SetClock implements GatewayClock {

        private long millis;

        @Override
        public long monoNanos() {
            return millis * 1_000_000;
        }

        @Override
        public long wallMillis() {
            return millis;
        }

        @Override
        public long bootId() {
            return 1;
        }

        @Override
        public boolean isSynchronised() {
            return true;
        }
    }
}
