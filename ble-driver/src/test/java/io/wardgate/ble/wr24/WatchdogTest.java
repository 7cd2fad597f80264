package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.wr24.Watchdog.Step;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private long nowMillis;
    private final Watchdog watchdog = new Watchdog(new SetClock(), 10);

    @Test
    void greetsThenRestartsTheReceiverThenOpensAnewEachAfterItsTime() {
        assertThat(after(9)).isEqualTo(Step.NOTHING);
        assertThat(after(1)).isEqualTo(Step.HELLO);
        assertThat(after(9)).isEqualTo(Step.NOTHING);
        assertThat(after(1)).isEqualTo(Step.RESTART);
        assertThat(after(9)).isEqualTo(Step.NOTHING);
        assertThat(after(1)).isEqualTo(Step.REOPEN);
    }

    @Test
    void restartsTheReceiverOnceUntilABandIsHeard() {
        after(10);
        assertThat(after(10)).isEqualTo(Step.RESTART);
        after(10);
        after(20);
        assertThat(after(20)).isEqualTo(Step.REOPEN);

        watchdog.progress();
        after(10);
        assertThat(after(10)).isEqualTo(Step.RESTART);
    }

    @Test
    void doublesItsPausesUpToAMinute() {
        after(10);
        after(10);
        after(10);
        assertThat(after(19)).isEqualTo(Step.NOTHING);
        assertThat(after(1)).isEqualTo(Step.HELLO);
        after(20);
        after(40);
        after(40);
        assertThat(after(59)).isEqualTo(Step.NOTHING);
        assertThat(after(1)).isEqualTo(Step.HELLO);
    }

    @Test
    void beginsAnewWithTheFirstBand() {
        after(10);
        after(10);
        assertThat(watchdog.isRecovering()).isTrue();

        watchdog.progress();

        assertThat(watchdog.isRecovering()).isFalse();
        assertThat(after(10)).isEqualTo(Step.HELLO);
    }

    private Step after(int seconds) {
        nowMillis += seconds * 1_000L;
        return watchdog.due();
    }

    private final class SetClock implements GatewayClock {

        @Override
        public long monoNanos() {
            return nowMillis * 1_000_000;
        }

        @Override
        public long wallMillis() {
            return 0;
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
