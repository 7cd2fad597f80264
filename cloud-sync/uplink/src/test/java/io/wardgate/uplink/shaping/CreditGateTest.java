package io.wardgate.uplink.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.protocol.api.Answer.Credit;
import org.junit.jupiter.api.Test;

class CreditGateTest {

    private final CreditGate gate = new CreditGate();

    @Test
    void letsTwoBulkBatchesGoBeforeTheFirstWord() {
        assertThat(gate.allowsBulk(1, 0)).isTrue();
        assertThat(gate.allowsBulk(2, 0)).isFalse();
        assertThat(gate.hasRoom(1_000)).isTrue();
    }

    @Test
    void holdsRoutineAndBulkToTheGrantedBatches() {
        gate.granted(new Credit(3, 0), 0);

        assertThat(gate.hasRoom(2)).isTrue();
        assertThat(gate.hasRoom(3)).isFalse();
        assertThat(gate.allowsBulk(100, 0)).isTrue();
    }

    @Test
    void holdsBulkToTheGrantedReadingsOfASecond() {
        gate.granted(new Credit(16, 8_000), 0);
        long sent = 0;
        for (long now = 0; now < 60_000; now += gate.pauseMillis(now) + 1) {
            if (gate.allowsBulk(0, now)) {
                gate.sentBulk(4_000, now);
                sent += 4_000;
            }
        }

        assertThat(sent).isBetween(59 * 8_000L, 62 * 8_000L);
    }

    @Test
    void waitsForANewWordAfterANewConnection() {
        gate.granted(new Credit(3, 0), 0);
        gate.forget();

        assertThat(gate.allowsBulk(2, 0)).isFalse();
        assertThat(gate.batches()).isEqualTo(-1);
    }
}
