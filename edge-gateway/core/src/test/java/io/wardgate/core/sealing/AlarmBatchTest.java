package io.wardgate.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.reading.Metric;
import io.wardgate.core.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the gateway has to tell of itself, in the alarm lane: losses, command reports, clock maps. */
class AlarmBatchTest extends SealingStage {

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
    void carriesAlarmsAndThenARollCallInABatchOfItsOwn() {
        RollCall call = new RollCall(7, 5, 1, List.of(1L));
        use(store);
        events.alarm(alarm(1));
        events.rollCall(new RollCall(7, 1, 0, List.of()));
        events.rollCall(call);
        drops.declare(new Drop(Readings.BAND, Lane.ROUTINE, 1, 4, 4, 1, DropReason.LANE_QUEUE_FULL));
        run(SealingRound.ALARM_MILLIS);
        run(1);

        assertThat(store.stored(Lane.ALARM)).hasSize(2);
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).alarms())
                .containsExactly(alarm(1));
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(1)).rollCall())
                .as("the newest counts")
                .isEqualTo(call);
    }

    @Test
    void tellsAnAlarmAgainWhoseBatchWasGivenUp() {
        use(store);
        store.failsOn(id -> id.lane() == Lane.ALARM && id.sequence() == 1);
        events.alarm(alarm(1));
        for (int second = 0; second < 120; second++) {
            route(second + 1, 1);
            run(1_000);
        }

        assertThat(counters.givenUpBatches()).isEqualTo(1);
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).alarms())
                .containsExactly(alarm(1));
    }

    /** As many octets as an alarm can take. */
    private static Alarm alarm(long number) {
        Evidence evidence = new Evidence(Metric.ILLUMINANCE, Long.MIN_VALUE, Long.MIN_VALUE);
        AlarmKind kind = AlarmKind.NEWS2;
        return new Alarm(new AlarmId(-1, -number), kind, -1, kind.severity(), evidence, -1, null, place(number))
                .ended(-1, AlarmEnd.LOST);
    }

    private static String place(long number) {
        return new SplittableRandom(number)
                .ints(64, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
            events.alarm(alarm(random.nextLong()));
        }
        events.rollCall(new RollCall(
                -1,
                -1,
                -1,
                random.longs(RollCall.MAX_OPEN, 1L << 34, 1L << 35).boxed().toList()));
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
}
