package io.wardgate.core.link;

import static io.wardgate.core.link.Hearing.BLUETOOTH;
import static io.wardgate.core.link.Hearing.WR24;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.core.Readings;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredRadioTest {

    private static final int TEN_MINUTES = 600;

    private final Hearing ward = new Hearing();

    @Test
    void isTheOnlyOneThatHearsTheBand() {
        assertThat(ward.preferred()).isEmpty();
        ward.hear(BLUETOOTH, -90);
        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);
    }

    @Test
    void changesToOneThatIsBetterByTheMarginForFiveSecondsAfterTenOfRest() {
        ward.both(1, -70, -60);
        ward.both(9, -70, -60);
        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);

        ward.both(4, -75, -55);
        assertThat(ward.preferred()).as("not long enough").isEqualTo(BLUETOOTH);

        ward.both(4, -75, -55);
        assertThat(ward.preferred()).isEqualTo(WR24);
        assertThat(ward.figure("switches")).isEqualTo(1);
        assertThat(ward.figure("preferred." + WR24)).isEqualTo(1);
        assertThat(ward.figure("preferred." + BLUETOOTH)).isZero();
    }

    @Test
    void staysWhereTheOtherIsBetterByLessThanTheMargin() {
        ward.both(TEN_MINUTES, -70, -59);

        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);
    }

    @Test
    void staysForTenSecondsHoweverMuchBetterTheOtherIs() {
        ward.both(10, -84, -50);
        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);

        ward.both(1, -84, -50);
        assertThat(ward.preferred()).isEqualTo(WR24);
    }

    @Test
    void needsThreeReportsOfTheBetterOne() {
        ward.both(1, -84, -50);
        for (int second = 0; second < 20; second++) {
            ward.nextRecord();
            ward.hear(BLUETOOTH, -84);
        }
        ward.both(2, -84, -50);
        assertThat(ward.preferred()).as("it was silent until two seconds ago").isEqualTo(BLUETOOTH);
    }

    @Test
    void changesAtOnceWhenThePreferredOneIsSilent() {
        ward.both(2, -60, -80);
        for (int second = 0; second < 3; second++) {
            ward.nextRecord();
            ward.hear(WR24, -80);
        }
        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);

        ward.nextRecord();
        ward.hear(WR24, -80);
        assertThat(ward.preferred()).isEqualTo(WR24);
        assertThat(ward.figure("silentSwitches")).isEqualTo(1);
    }

    @Test
    void waitsThreeIntervalsOfABandThatSpeaksSeldom() {
        for (int i = 0; i < 12; i++) {
            ward.nowMillis += 10_000;
            ward.both(1, -60, -70);
        }
        ward.nowMillis += 19_000;
        ward.nextRecord();
        ward.hear(WR24, -70);

        assertThat(ward.preferred()).as("twenty seconds are not silence").isEqualTo(BLUETOOTH);
    }

    @Test
    void leavesARadioThatIsGone() {
        ward.both(5, -60, -70);
        ward.links.remove(BLUETOOTH);
        ward.hear(WR24, -70);
        assertThat(ward.preferred()).isEqualTo(WR24);

        ward.links.add(BLUETOOTH, RadioKind.BLUETOOTH);
        ward.both(30, -50, -80);
        assertThat(ward.preferred()).isEqualTo(BLUETOOTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, -88, -85, -82, -79, -76, -70})
    void changesOnceAtMostOnARampAroundAThreshold(int middleDbm) {
        long seed = 20_261_122 + middleDbm;
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 0; second < TEN_MINUTES; second++) {
            int ramp = Math.abs(second % 24 - 12) / 2 - 3;
            ward.both(1, middleDbm + ramp + random.nextInt(-1, 2), -82 + random.nextInt(-1, 2));
        }

        assertThat(ward.figure("switches"))
                .as("ramp of 3 dB around %d dBm for ten minutes, seed %d", middleDbm, seed)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void takesAWeakRadioAgainOnlyWhenItIsWellAboveWhereItWasLeft() {
        ward.both(30, -88, -84);
        assertThat(ward.preferred()).isEqualTo(WR24);
        ward.both(60, -81, -100);
        assertThat(ward.preferred()).as("both are weak, and the margin decides").isEqualTo(BLUETOOTH);
    }

    @Test
    void forgetsTheBandsHeardLeastRecently() {
        Hearing small = new Hearing(LinkSettings.shipped(), 2);
        for (int band = 0; band < 5; band++) {
            small.links.heard(BLUETOOTH, Readings.BAND + band, 1, 1, -60, small.nowMillis);
        }

        assertThat(small.figure("bands")).isEqualTo(2);
        assertThat(small.figure("bandsPushedOut")).isEqualTo(3);
        assertThat(small.figure("preferred." + BLUETOOTH)).isEqualTo(2);
        assertThat(small.links.linksOf(Readings.BAND, small.nowMillis)).isEmpty();
    }

    @Test
    void refusesThresholdsThatMeet() {
        assertThatThrownBy(() -> new LinkSettings(25, 15, 5_000, 3, 10_000, -80, -80, 3, 3_000))
                .hasMessageStartingWith("links.returnDbm is -80; allowed: more than links.leaveDbm, -80");
    }
}
