package io.wardgate.receiver.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.receiver.store.StoredReading;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBoardTest {

    private final LiveBoard board = new LiveBoard(InstantSource.system());

    private void restore(long atMillis, MetricValues values) {
        board.restore(new StoredReading(DeviceId.ofBand(1), 0, atMillis, "GW-1", atMillis, null, 0, 0, 0, values));
    }

    private BandView band() {
        return board.everything().view().bands().get(0);
    }

    private static MetricValues heartRate(int value) {
        return MetricValues.builder().put(Metric.HEART_RATE, value).build();
    }

    @Test
    void lateDataNeverOverwritesNewerButJoinsTheTrend() {
        restore(2_000, heartRate(72));
        restore(1_000, heartRate(71));
        assertThat(band().heartRate()).isEqualTo(72);
        assertThat(band().heartRateTrend()).containsExactly(71, 72);
    }

    @Test
    void whatTheBoardHasAlreadyIsNoNewsWhenItIsReadAgainFromTheDatabase() {
        StoredReading older = reading(1_000, 71);
        StoredReading newer = reading(2_000, 72);
        board.follow(List.of(newer));
        long known = board.everything().version();
        board.follow(List.of(newer, older));
        assertThat(board.changedSince(known).view().bands())
                .as("the older joins the trend")
                .hasSize(1);

        long settled = board.everything().version();
        board.follow(List.of(newer, older));
        board.follow(List.of(older, newer));

        assertThat(board.changedSince(settled).view().bands()).isEmpty();
        assertThat(band().heartRateTrend()).containsExactly(71, 72);
    }

    private static StoredReading reading(long atMillis, int heartRate) {
        return new StoredReading(
                DeviceId.ofBand(1), 0, atMillis, "GW-1", atMillis, null, 0, 0, 0, heartRate(heartRate));
    }

    @Test
    void namesTheMetricsThatAreInDoubtAsThePageSpellsThem() {
        int doubtful = Metric.SPO2.mask() | Metric.SKIN_TEMPERATURE.mask();
        board.restore(new StoredReading(
                DeviceId.ofBand(1), 0, 1, "GW-1", 1_000, null, 0, Quality.RANGE.mask(), doubtful, heartRate(72)));
        assertThat(band().suspect()).containsExactly("spo2", "skinTemperature");
        assertThat(band().quality()).containsExactly("RANGE");
    }

    @Test
    void doubtfulHeartRateIsShownButDoesNotBendTheTrend() {
        restore(1_000, heartRate(71));
        board.restore(new StoredReading(
                DeviceId.ofBand(1),
                0,
                2,
                "GW-1",
                2_000,
                null,
                0,
                Quality.SPIKE.mask(),
                Metric.HEART_RATE.mask(),
                heartRate(240)));
        assertThat(band().heartRate()).isEqualTo(240);
        assertThat(band().heartRateTrend()).containsExactly(71);
    }

    @Test
    void absentVitalsAreAbsentWhileBloodPressureStaysForHalfAnHour() {
        MetricValues both = MetricValues.builder()
                .put(Metric.SYSTOLIC, 120)
                .put(Metric.HEART_RATE, 70)
                .build();
        restore(1_000, both);
        restore(2_000, MetricValues.none());
        assertThat(band().heartRate()).isNull();
        assertThat(band().systolic()).isEqualTo(120);
        restore(2_000_000, MetricValues.none());
        assertThat(band().systolic()).isNull();
    }
}
