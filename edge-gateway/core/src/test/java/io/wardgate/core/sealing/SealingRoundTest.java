package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.Readings;
import io.wardgate.protocol.api.HealthReport;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When what is sealed, and how large. */
class SealingRoundTest extends SealingStage {

    @Test
    void sealsRoutineReadingsEverySealMillis() {
        use(store);
        route(1, 3);
        clock.passMillis(999);
        round.run(false);
        assertThat(store.stored).isEmpty();

        clock.passMillis(1);
        round.run(false);

        assertThat(store.stored).extracting(SealedBatch::readings).containsExactly(3);
        assertThat(FaultyStore.contents(store.stored.get(0)).readings())
                .extracting(Reading::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void marksReadingsThatAreSealedWhileTheClockCannotBeBelieved() {
        use(store);
        route(1, 1);
        clock.loseSynchronisation();
        run(1_000);
        run(1);

        assertThat(FaultyStore.contents(store.stored.get(0)).readings())
                .allSatisfy(reading ->
                        assertThat(Quality.CLOCK_SUSPECT.in(reading.quality())).isTrue());
    }

    @Test
    void sealsAFullBatchAtOnce() {
        use(store);
        route(1, 250);
        round.run(false);

        assertThat(store.stored).extracting(SealedBatch::readings).containsExactly(100, 100);
    }

    @Test
    void sealsAnEmergencyAtOnceAndOffersItBesidesStoringIt() {
        use(store);
        queues.route(Readings.emergency(1));
        round.run(false);

        assertThat(offered).hasSize(1);
        assertThat(store.stored(Lane.EMERGENCY)).containsExactlyElementsOf(offered);
    }

    @Test
    void splitsABatchThatComesOutTooLarge() {
        SealingRound tight = round(new Sealing(1_000, MAX_READINGS, 160));
        use(store);
        SplittableRandom random = new SplittableRandom(1);
        for (int sequence = 1; sequence <= 100; sequence++) {
            queues.route(Readings.of(
                    Readings.BAND, 1, sequence, Flag.WORN.mask(), Readings.heartRate(random.nextInt(25, 250))));
        }
        tight.run(true);

        assertThat(store.stored).hasSizeGreaterThan(1);
        assertThat(store.stored)
                .allSatisfy(batch -> assertThat(batch.envelope()).hasSizeLessThanOrEqualTo(160));
        assertThat(store.storedReadings()).isEqualTo(100);
    }

    @Test
    void reportsHealthWithTheNextRoutineBatchEvenWithoutReadings() {
        use(store);
        round.offerHealth(new HealthReport(1_000, List.of()));
        clock.passMillis(1_000);
        round.run(false);

        assertThat(store.stored(Lane.ROUTINE)).hasSize(1);
        assertThat(FaultyStore.contents(store.stored.get(0)).health()).isNotNull();
        assertThat(store.stored.get(0).readings()).isZero();
    }
}
