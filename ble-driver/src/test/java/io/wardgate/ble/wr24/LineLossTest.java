package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineLossTest {

    private final LineLoss loss = new LineLoss();

    @Test
    void isWhatWasSentLessWhatCame() {
        assertThat(told(1_000, 1)).as("counts from the first word").isZero();
        assertThat(told(1_010, 10)).isZero();
        assertThat(told(1_020, 7)).isEqualTo(3);
    }

    @Test
    void goesOnWhenTheCounterGoesRound() {
        told(0xFFFF_FFFFL, 1);

        assertThat(told(4, 3)).isEqualTo(2);
    }

    @Test
    void keepsWhatWasLostWhenTheReceiverCountsAnew() {
        told(1_000, 1);
        told(1_010, 8);

        loss.restart();

        assertThat(told(5, 5)).isEqualTo(2);
        assertThat(told(10, 4)).isEqualTo(3);
    }

    @Test
    void isMadeGoodByFramesThatComeLate() {
        told(1_000, 1);
        assertThat(told(1_010, 9)).isEqualTo(1);

        assertThat(told(1_020, 11)).isZero();
    }

    private long told(long sent, int came) {
        for (int i = 0; i < came; i++) {
            loss.came();
        }
        return loss.told(sent);
    }
}
