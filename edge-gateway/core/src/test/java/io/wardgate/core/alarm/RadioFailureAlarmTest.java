package io.wardgate.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A radio that fails is one fault, not the silence of two hundred bands. */
class RadioFailureAlarmTest extends AlarmStage {

    private static final int BANDS = 200;

    @BeforeEach
    void watchSilence() {
        use(new ProfileBuilder("test", "").silent(120, 10));
    }

    @Test
    void noBandIsSilentWhileItsRadioIsDeaf() {
        hear(BANDS, "dongle-1");
        silence(3_000, Map.of("dongle-1", State.RECOVERING));
        silence(3, Map.of("dongle-1", State.OPENING));

        assertThat(news()).isEmpty();
    }

    @Test
    void theTimeCountsAnewWhenTheRadioIsBack() {
        hear(BANDS, "dongle-1");
        silence(100, Map.of("dongle-1", State.SCANNING));
        silence(500, Map.of("dongle-1", State.OPENING));
        silence(100, Map.of("dongle-1", State.SCANNING));
        hear(BANDS - 1, "dongle-1");
        silence(20, Map.of("dongle-1", State.SCANNING));
        assertThat(news()).isEmpty();

        silence(3, Map.of("dongle-1", State.SCANNING));
        assertThat(news()).containsExactly("BAND_SILENT+");
        assertThat(last(AlarmKind.BAND_SILENT).deviceId()).isEqualTo(Readings.BAND + BANDS - 1);
        assertThat(last(AlarmKind.BAND_SILENT).evidence()).isEqualTo(new Evidence(null, 722, 120));
    }

    @Test
    void theRadioThatHeardTheBandLastCounts() {
        hear(BANDS, "dongle-1");
        hear(BANDS / 2, "receiver-1");
        silence(123, Map.of("dongle-1", State.OPENING, "receiver-1", State.SCANNING));

        assertThat(news()).hasSize(BANDS / 2).containsOnly("BAND_SILENT+");
    }

    @Test
    void aLoneBandThatIsSilentIsAnAlarmAlthoughItsRadioSuspectsItself() {
        hear(1, "dongle-1");
        silence(10, Map.of("dongle-1", State.SCANNING));
        silence(112, Map.of("dongle-1", State.RECOVERING));

        assertThat(news()).containsExactly("BAND_SILENT+");
    }

    @Test
    void bandsThatAreKnownToBeSilentDoNotCountAsAudible() {
        hear(BANDS, "dongle-1");
        for (int second = 0; second < 130; second++) {
            hear(1, "dongle-1");
            silence(1, Map.of("dongle-1", State.SCANNING));
        }
        assertThat(news()).hasSize(BANDS - 1);

        silence(122, Map.of("dongle-1", State.RECOVERING));
        assertThat(news()).containsExactly("BAND_SILENT+");
    }

    @Test
    void aRadioThatWasTakenAwayIsDeaf() {
        hear(BANDS, "dongle-1");
        silence(10, Map.of("dongle-1", State.SCANNING));
        silence(1_000, Map.of());

        assertThat(news()).isEmpty();
    }

    private void hear(int bands, String radio) {
        IntStream.range(0, bands).forEach(band -> {
            long device = Readings.BAND + band;
            desk.cleaned(
                    new Reading(device, 1, nowMillis, nowMillis, -60, WORN, 0, 0, Readings.heartRate(72)), nowMillis);
            desk.sighted(device, radio, nowMillis);
        });
    }

    private void silence(int seconds, Map<String, State> radios) {
        for (int second = 0; second < seconds; second++) {
            nowMillis += 1_000;
            desk.radios(radios, nowMillis);
            desk.look(nowMillis);
        }
    }
}
