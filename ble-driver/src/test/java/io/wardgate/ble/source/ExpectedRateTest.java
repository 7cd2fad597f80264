package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpectedRateTest {

    private static final long CONFIGURED_MILLIS = 10_000;

    private final ExpectedRate rate = new ExpectedRate(0);
    private long now;

    @Test
    void knowsNothingAtFirstAndWaitsAsConfigured() {
        assertThat(rate.suspiciousMillis(CONFIGURED_MILLIS)).isEqualTo(CONFIGURED_MILLIS);
        assertThat(rate.isDeaf(120_000)).isFalse();
    }

    @Test
    void suspectsSilenceEarlyWhereMuchIsUsual() {
        hear(200, 600);
        assertThat(rate.usualPerSecond()).isCloseTo(200, within(40.0));
        assertThat(rate.suspiciousMillis(CONFIGURED_MILLIS)).isEqualTo(ExpectedRate.LEAST_SILENCE_MILLIS);
    }

    @Test
    void isPatientWhereOneBandIsInRange() {
        hear(1, 600);
        assertThat(rate.suspiciousMillis(CONFIGURED_MILLIS)).isEqualTo(CONFIGURED_MILLIS);
    }

    @Test
    void doesNotSuspectTheChanceOfIndependentReports() {
        SplittableRandom random = new SplittableRandom(1);
        long longest = 0;
        long last = 0;
        for (long millis = 0; millis < 3_600_000; millis++) {
            if (random.nextInt(100) == 0) {
                longest = Math.max(longest, millis - last);
                last = millis;
                rate.report(millis);
            }
        }
        assertThat(longest).isLessThan(rate.suspiciousMillis(CONFIGURED_MILLIS));
    }

    @Test
    void callsARadioDeafThatHearsLessThanATenthForAMinuteAndThenTakesThatForUsual() {
        hear(100, 600);
        assertThat(rate.isDeaf(now)).isFalse();
        hear(2, 60);
        assertThat(rate.isDeaf(now)).isTrue();
        hear(2, 60);
        assertThat(rate.isDeaf(now)).isFalse();
    }

    @Test
    void doesNotCallAWardDeafThatEmptiesSlowly() {
        hear(100, 600);
        boolean deaf = false;
        for (int perSecond = 90; perSecond > 0; perSecond -= 10) {
            hear(perSecond, 300);
            deaf |= rate.isDeaf(now);
        }
        assertThat(deaf).isFalse();
    }

    @Test
    void forgetsWhatWasMissedWhileHearingBeganAnew() {
        hear(100, 600);
        now += 59_000;
        rate.restarted(now);
        assertThat(rate.isDeaf(now + 2_000)).isFalse();
    }

    private void hear(int perSecond, int seconds) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                rate.report(now + i * 1_000L / perSecond);
            }
            now += 1_000;
        }
    }
}
