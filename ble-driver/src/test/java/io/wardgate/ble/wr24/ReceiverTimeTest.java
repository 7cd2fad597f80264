package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceiverTimeTest {

    private final ReceiverTime time = new ReceiverTime();

    @Test
    void placesATickInTheMiddleOfTheRoundTrip() {
        int token = time.request(millis(1_000), 0).token();

        boolean used = time.learn(new SyncAnswer(token, 500), 502, millis(1_012));

        assertThat(used).isTrue();
        assertThat(time.monoNanos(500, millis(2_000))).isEqualTo(millis(1_005));
        assertThat(time.monoNanos(900, millis(2_000))).isEqualTo(millis(1_405));
    }

    @Test
    void goesOnWhenTicksGoRound() {
        int token = time.request(millis(1_000), 0).token();
        time.learn(new SyncAnswer(token, -100), -100, millis(1_000));

        assertThat(time.monoNanos(50, millis(5_000))).isEqualTo(millis(1_150));
    }

    @Test
    void isNowUntilItIsKnown() {
        assertThat(time.monoNanos(50, millis(5_000))).isEqualTo(millis(5_000));
    }

    @Test
    void isNowForWhatIsNotTrue() {
        int token = time.request(millis(1_000), 0).token();
        time.learn(new SyncAnswer(token, 0), 0, millis(1_000));

        assertThat(time.monoNanos(4_001, millis(5_000))).as("the future").isEqualTo(millis(5_000));
        assertThat(time.monoNanos(0, millis(11_001))).as("long ago").isEqualTo(millis(11_001));
        assertThat(time.monoNanos(0, millis(11_000))).isEqualTo(millis(1_000));
    }

    @Test
    void doesNotUseAnswersThatTookLongOrAreOfAnotherQuestion() {
        int token = time.request(millis(1_000), 0).token();

        assertThat(time.learn(new SyncAnswer(token + 1, 0), 0, millis(1_001))).isFalse();
        assertThat(time.learn(new SyncAnswer(token, 0), 0, millis(1_101))).isFalse();
        assertThat(time.learn(new SyncAnswer(token, 0), 0, millis(1_001)))
                .as("once only")
                .isFalse();
    }

    @Test
    void asksAtOnceThenEveryHalfMinute() {
        assertThat(time.isDue(0)).isTrue();
        time.request(0, 0);
        assertThat(time.isDue(millis(29_999))).isFalse();
        assertThat(time.isDue(millis(30_000))).isTrue();

        time.request(millis(30_000), 0);
        time.restart();
        assertThat(time.isDue(millis(30_001))).isTrue();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
