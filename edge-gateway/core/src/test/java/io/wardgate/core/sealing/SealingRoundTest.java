package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.ManualClock;
import io.wardgate.core.Readings;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.protocol.api.HealthReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingRoundTest {

    private static final int MAX_READINGS = 100;

    private final ManualClock clock = new ManualClock();
    private final FaultyStore store = new FaultyStore();
    private final DeclaredDrops drops = new DeclaredDrops();
    private final GatewayEvents events = new GatewayEvents();
    private final AlarmSource alarms = new AlarmSource(drops, events);
    private final SealerCounters counters = new SealerCounters();
    private final LaneRouter queues = new LaneRouter(10_000, MAX_READINGS, drops, () -> {});
    private final StoreWriter writer = new StoreWriter(alarms, AcknowledgedJournal.off(), counters, () -> {});
    private final List<SealedBatch> offered = new ArrayList<>();
    private final SealingRound round = round(new Sealing(1_000, MAX_READINGS, 64 * 1024));

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
    void declaresDropsInTheAlarmLaneWithinASecond() {
        use(store);
        round.run(false);
        drops.declare(new Drop(Readings.BAND, Lane.ROUTINE, 1, 4, 4, 1, DropReason.LANE_QUEUE_FULL));
        clock.passMillis(SealingRound.ALARM_MILLIS);
        round.run(false);

        assertThat(store.stored(Lane.ALARM)).hasSize(1);
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).drops())
                .containsExactly(new Drop(Readings.BAND, Lane.ROUTINE, 1, 4, 4, 1, DropReason.LANE_QUEUE_FULL));
        assertThat(drops.waiting()).isZero();
    }

    @Test
    void tellsTheOwnerOfALossOnceItsRecordIsOnTheDiskAndNotBefore() {
        Drop range = new Drop(0, Lane.ROUTINE, 0, 5, 9, 5, DropReason.STORE_FULL, 77);
        List<String> told = new ArrayList<>();
        use(store);
        store.failsOn(id -> true);
        drops.declare(range, () -> told.add("stored"));
        run(SealingRound.ALARM_MILLIS);
        run(1);
        assertThat(told).isEmpty();

        store.failsOn(id -> false);
        run(5_000);
        run(1);

        assertThat(told).containsExactly("stored");
        assertThat(store.stored(Lane.ALARM)).hasSize(1);
        assertThat(FaultyStore.contents(store.stored.get(0)).drops()).containsExactly(range);
    }

    @Test
    void declaresALossAgainWhoseBatchWasGivenUp() {
        Drop range = new Drop(0, Lane.ROUTINE, 0, 5, 9, 5, DropReason.STORE_FULL, 77);
        List<String> told = new ArrayList<>();
        use(store);
        store.failsOn(id -> id.lane() == Lane.ALARM && id.sequence() == 1);
        drops.declare(range, () -> told.add("stored"));
        for (int second = 0; second < 120; second++) {
            route(second + 1, 1);
            run(1_000);
        }

        assertThat(counters.givenUpBatches()).isEqualTo(1);
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).drops())
                .containsExactly(range);
        assertThat(told).containsExactly("stored");
    }

    @Test
    void storesTheOtherBatchesAlthoughTheOwnerOfALossFails() {
        use(store);
        drops.declare(new Drop(0, Lane.BULK, 0, 1, 1, 1, DropReason.BATCH_CORRUPT, 7), () -> {
            throw new IllegalStateException("owner is gone");
        });
        route(1, 3);
        run(SealingRound.ALARM_MILLIS);
        run(1);

        assertThat(store.storedReadings()).isEqualTo(3);
        assertThat(counters.unstored()).isZero();
    }

    @Test
    void carriesReportsOfCommandsAndSettingsOfTheClockInTheAlarmLane() {
        CommandReport report = new CommandReport(new UUID(1, 2), CommandState.DONE, 1_500, "done");
        ClockMap map = new ClockMap(1, 2_000, 1_800_000_000_000L, 3_600_000);
        List<String> told = new ArrayList<>();
        use(store);
        events.report(report, () -> told.add("report"));
        events.clockSet(map);
        run(SealingRound.ALARM_MILLIS);
        run(1);

        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).commandReports())
                .containsExactly(report);
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).clockMaps())
                .containsExactly(map);
        assertThat(told).containsExactly("report");
    }

    @Test
    void keepsAnAlarmBatchBelowTheLargestEnvelopeWhateverItsTextsAre() {
        SplittableRandom random = new SplittableRandom(5);
        use(store);
        for (int index = 0; index < 1_000; index++) {
            String detail = random.ints(512, 0x4e00, 0x9fff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            events.report(new CommandReport(new UUID(1, index), CommandState.FAILED, index, detail), () -> {});
            events.clockSet(new ClockMap(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
            drops.declare(new Drop(random.nextLong(), Lane.BULK, -1, -1, -1, 1, DropReason.DECIMATED, index + 1));
        }
        while (!alarms.isEmpty()) {
            run(SealingRound.ALARM_MILLIS);
        }

        assertThat(store.stored)
                .allSatisfy(batch -> assertThat(batch.envelope()).hasSizeLessThan(64 * 1024));
        assertThat(store.stored.stream()
                        .mapToInt(batch ->
                                FaultyStore.contents(batch).commandReports().size())
                        .sum())
                .isEqualTo(1_000);
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

    @Test
    void triesTheVerySameBatchAgainUntilTheStoreTakesIt() {
        use(store);
        store.failsOn(id -> true);
        route(1, 2);
        run(1_000);
        run(1);
        run(StoreWriter.FIRST_RETRY_MILLIS);
        run(1);
        store.failsOn(id -> false);
        run(2 * StoreWriter.FIRST_RETRY_MILLIS);
        run(1);

        assertThat(store.tried).hasSize(3);
        assertThat(store.tried).allSatisfy(batch -> assertThat(batch).isSameAs(store.tried.get(0)));
        assertThat(store.storedReadings()).isEqualTo(2);
        assertThat(counters.storeFailures()).isEqualTo(2);
        assertThat(counters.unstored()).isZero();
    }

    @Test
    void keepsTheBooksWhileTheStoreFailsForLong() {
        use(store);
        store.failsOn(id -> true);
        int produced = 0;
        for (int second = 0; second < 600; second++) {
            route(produced + 1, 50);
            produced += 50;
            queues.route(Readings.emergency(1_000_000 + second));
            produced++;
            run(1_000);
        }
        store.failsOn(id -> false);
        for (int second = 0; second < 20; second++) {
            run(1_000);
        }

        long declared = store.stored(Lane.ALARM).stream()
                .flatMap(batch -> FaultyStore.contents(batch).drops().stream())
                .mapToLong(Drop::count)
                .sum();
        assertThat(store.storedReadings() + declared).isEqualTo(produced);
        assertThat(declared).isPositive();
        assertThat(offered.stream().mapToInt(SealedBatch::readings).sum()).isEqualTo(600);
    }

    @Test
    void givesUpOneBatchThatTheStoreNeverTakesInsteadOfStandingStill() {
        use(store);
        store.failsOn(id -> id.lane() == Lane.ROUTINE && id.sequence() == 1);
        for (int second = 0; second < 120; second++) {
            route(second + 1, 1);
            run(1_000);
        }

        assertThat(counters.givenUpBatches()).isEqualTo(1);
        assertThat(store.stored(Lane.ROUTINE)).hasSize(119);
        assertThat(store.stored(Lane.ALARM)).hasSize(1);
    }

    @Test
    void losesNothingWhileThereIsNoStore() {
        route(1, 250);
        queues.route(Readings.emergency(1_000));
        run(10_000);

        use(store);
        run(1_000);

        assertThat(store.storedReadings()).isEqualTo(251);
    }

    @Test
    void losesNothingWhileTheStoreGivesNoIds() {
        use(store);
        store.givesNoIds(true);
        route(1, 250);
        run(1_000);
        store.givesNoIds(false);
        run(1_000);

        assertThat(store.storedReadings()).isEqualTo(250);
        assertThat(drops.waiting()).isZero();
    }

    @Test
    void handsWhatOneStoreRefusedToTheNext() {
        use(store);
        store.failsOn(id -> true);
        route(1, 2);
        run(1_000);
        FaultyStore next = new FaultyStore();

        use(next);
        run(1);

        assertThat(next.stored).containsExactly(store.tried.get(0));
    }

    private SealingRound round(Sealing sealing) {
        return new SealingRound(sealing, clock, queues, alarms, writer, offered::add, counters);
    }

    private void use(FaultyStore other) {
        writer.use(other, clock.monoMillis());
    }

    private void route(long firstSequence, int count) {
        for (long sequence = firstSequence; sequence < firstSequence + count; sequence++) {
            queues.route(Readings.routine(sequence));
        }
    }

    private void run(long afterMillis) {
        clock.passMillis(afterMillis);
        round.run(false);
    }
}
