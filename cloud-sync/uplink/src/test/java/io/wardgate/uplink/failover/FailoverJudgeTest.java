package io.wardgate.uplink.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.uplink.failover.FailoverJudge.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FailoverJudgeTest {

    private static final Unanswered NOTHING = new Unanswered(0, 0);
    private static final long MINUTE = 60_000;

    private final FailoverJudge judge = new FailoverJudge(FailoverSettings.DEFAULT, new SplittableRandom(1), 0);

    @Test
    void staysWithAPrimaryThatAnswers() {
        assertThat(judge.look(10_000, true, true, new Unanswered(900, 300))).isEqualTo(Verdict.STAY);
        assertThat(judge.active()).isEqualTo(Role.PRIMARY);
        assertThat(judge.doubt()).isFalse();
    }

    @Test
    void doubtsASilentServerAndThenLeavesIt() {
        assertThat(judge.look(12_000, true, true, new Unanswered(2_000, 0))).isEqualTo(Verdict.STAY);
        assertThat(judge.doubt()).isTrue();
        assertThat(judge.look(14_000, true, true, new Unanswered(4_000, 0))).isEqualTo(Verdict.FAIL_OVER);
        assertThat(judge.active()).isEqualTo(Role.BACKUP);
    }

    @Test
    void doubtsAServerThatIsDownAtOnceAndLeavesItAfterFourSeconds() {
        judge.look(10_000, false, true, NOTHING);
        assertThat(judge.doubt()).isTrue();
        assertThat(judge.look(13_999, false, true, NOTHING)).isEqualTo(Verdict.STAY);

        assertThat(judge.look(14_000, false, true, NOTHING)).isEqualTo(Verdict.FAIL_OVER);
    }

    @Test
    void leavesAServerThatLeavesAnEmergencyUnansweredForOneAndAHalfSeconds() {
        assertThat(judge.look(10_000, true, true, new Unanswered(1_499, 1_499))).isEqualTo(Verdict.STAY);

        assertThat(judge.look(10_001, true, true, new Unanswered(1_500, 1_500))).isEqualTo(Verdict.FAIL_OVER);
    }

    @Test
    void staysIfTheOtherServerIsNoBetter() {
        assertThat(judge.look(100_000, false, false, new Unanswered(90_000, 90_000)))
                .isEqualTo(Verdict.STAY);
    }

    @Test
    void givesTheOtherServerTimeToAnswerWhatTheFirstOneLeft() {
        judge.look(10_000, true, true, new Unanswered(4_000, 3_000));

        assertThat(judge.look(11_000, true, true, new Unanswered(5_000, 4_000))).isEqualTo(Verdict.STAY);
    }

    @Test
    void triesTwoSilentServersInTurnsWithGrowingPatience() {
        long last = 0;
        long pause = 0;
        for (long now = 10_000; now < 200_000; now += 100) {
            if (judge.look(now, true, true, new Unanswered(now, 0)) == Verdict.FAIL_OVER) {
                assertThat(now - last).isGreaterThanOrEqualTo(pause);
                pause = last == 0 ? 0 : now - last;
                last = now;
            }
        }

        assertThat(pause).isEqualTo(64_000);
    }

    @Test
    void comesBackAfterFiveMinutesOfAStablePrimaryAndAJitterOfAMinuteAtMost() {
        judge.look(10_000, false, true, NOTHING);
        judge.look(14_000, false, true, NOTHING);
        judge.heard();
        judge.look(20_000, true, true, NOTHING);
        judge.look(30_000, false, true, NOTHING);

        assertThat(judge.look(40_000, true, true, NOTHING)).isEqualTo(Verdict.STAY);
        assertThat(judge.look(40_000 + 5 * MINUTE - 1, true, true, NOTHING)).isEqualTo(Verdict.STAY);
        assertThat(judge.look(40_000 + 6 * MINUTE, true, true, NOTHING)).isEqualTo(Verdict.FAIL_BACK);
        assertThat(judge.active()).isEqualTo(Role.PRIMARY);
    }
}
