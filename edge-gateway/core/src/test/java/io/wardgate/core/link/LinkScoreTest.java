package io.wardgate.core.link;

import static io.wardgate.core.link.Hearing.BLUETOOTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import org.junit.jupiter.api.Test;

class LinkScoreTest {

    private final Hearing ward = new Hearing();

    @Test
    void isHalfStrengthAndHalfCompleteness() {
        everySecondRecord(64, -70);

        LinkView link = ward.link(BLUETOOTH);
        assertThat(link.missedPercent()).isEqualTo(50);
        assertThat(link.score()).isEqualTo(0.5 * 30 / 40 + 0.5 * 0.5, within(1e-9));
    }

    @Test
    void takesTheNewestStrengthByAQuarter() {
        ward.hear(BLUETOOTH, -60);
        ward.hear(BLUETOOTH, -80);

        assertThat(ward.link(BLUETOOTH).meanRssiDbm()).isEqualTo(-65);
    }

    @Test
    void ignoresAStrengthThatTheRadioDoesNotKnow() {
        ward.hear(BLUETOOTH, -60);
        ward.hear(BLUETOOTH, Advertisement.RSSI_UNKNOWN);

        assertThat(ward.link(BLUETOOTH).meanRssiDbm()).isEqualTo(-60);
    }

    @Test
    void countsRecordsNotTheirRepeats() {
        for (int record = 0; record < 40; record++) {
            ward.nextRecord();
            for (int repeat = 0; repeat < 7; repeat++) {
                ward.hear(BLUETOOTH, -60);
            }
        }

        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();
        assertThat(ward.link(BLUETOOTH).records()).isEqualTo(32);
    }

    @Test
    void forgetsWhatWasMissedLongerAgoThan32Records() {
        everySecondRecord(20, -60);
        for (int record = 0; record < 32; record++) {
            ward.nextRecord();
            ward.hear(BLUETOOTH, -60);
        }

        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();
    }

    @Test
    void takesNoLossFromARebootOrFromAbsence() {
        ward.links.heard(BLUETOOTH, Readings.BAND, 1, 60_000, -60, 0);
        ward.links.heard(BLUETOOTH, Readings.BAND, 2, 5, -60, 1_000);
        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();

        ward.links.heard(BLUETOOTH, Readings.BAND, 2, 5_000, -60, 2_000);
        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();
    }

    @Test
    void fillsTheGapOfARecordThatComesLate() {
        ward.links.heard(BLUETOOTH, Readings.BAND, 1, 7, -60, 0);
        ward.links.heard(BLUETOOTH, Readings.BAND, 1, 9, -60, 1_000);
        ward.links.heard(BLUETOOTH, Readings.BAND, 1, 8, -60, 1_001);

        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();
        assertThat(ward.link(BLUETOOTH).records()).isEqualTo(3);
    }

    @Test
    void knowsNoLossOfABandWithoutNumbers() {
        ward.links.heard(BLUETOOTH, Readings.BAND, 0, Reading.NO_SEQUENCE, -60, 0);

        assertThat(ward.link(BLUETOOTH).missedPercent()).isZero();
    }

    private void everySecondRecord(int records, int rssiDbm) {
        for (int record = 0; record < records; record++) {
            ward.nextRecord();
            if (record % 2 == 1) {
                ward.hear(BLUETOOTH, rssiDbm);
            }
        }
    }
}
