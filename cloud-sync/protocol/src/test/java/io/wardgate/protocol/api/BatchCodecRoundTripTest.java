package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchCodecRoundTripTest {

    private static final BatchId ID = new BatchId("GW-3F-01", 0x0000_0007_89ab_cdefL, Lane.ROUTINE, 42);
    private static final ClockStamp CLOCK =
            new ClockStamp(0x1234_5678_9abc_def0L, 123_456_789, 1_795_000_000_000L, true);
    private static final Comparator<Reading> BY_KEY = Comparator.comparingLong(Reading::deviceId)
            .thenComparing(Reading::boot, Integer::compareUnsigned)
            .thenComparingLong(Reading::sequence);

    private final BatchCodec codec = new BatchCodec();

    @Test
    void givesBackWhatWasSealedSortedByDeviceBootAndSequence() throws WireException {
        for (long seed = 0; seed < 2000; seed++) {
            BatchContents contents = new RandomContents(new SplittableRandom(seed)).next();

            OpenedBatch opened = codec.open(codec.seal(ID, CLOCK, contents));

            List<Reading> sorted = contents.readings().stream().sorted(BY_KEY).toList();
            assertThat(opened)
                    .as("seed %d", seed)
                    .isEqualTo(new OpenedBatch(ID, CLOCK, sorted.size(), withReadings(contents, sorted)));
        }
    }

    @Test
    void keepsTheOrderOfHealthFigures() throws WireException {
        BatchContents contents = new RandomContents(new SplittableRandom(3)).next();
        HealthReport health =
                codec.open(codec.seal(ID, CLOCK, contents)).contents().health();

        assertThat(health).isEqualTo(contents.health());
        if (health != null && contents.health() != null) {
            for (int i = 0; i < health.checks().size(); i++) {
                assertThat(health.checks().get(i).health().figures().keySet())
                        .containsExactlyElementsOf(contents.health()
                                .checks()
                                .get(i)
                                .health()
                                .figures()
                                .keySet());
            }
        }
    }

    @Test
    void sealsTheSameOctetsWhateverTheOrderOfReadings() {
        BatchContents contents = new RandomContents(new SplittableRandom(11)).next();
        List<Reading> shuffled = new ArrayList<>(contents.readings());
        Collections.shuffle(shuffled, new Random(1));

        byte[] one = codec.seal(ID, CLOCK, contents);
        byte[] other = codec.seal(ID, CLOCK, withReadings(contents, shuffled));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void carriesAnEmptyBatch() throws WireException {
        BatchContents nothing = new BatchContents(List.of(), List.of(), null);

        assertThat(codec.open(codec.seal(ID, CLOCK, nothing)).contents()).isEqualTo(nothing);
    }

    @Test
    void carriesTheLargestBatch() throws WireException {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < BatchCodec.MAX_READINGS; i++) {
            readings.add(reading(i));
        }
        BatchContents contents = new BatchContents(readings, List.of(), null);

        assertThat(codec.open(codec.seal(ID, CLOCK, contents)).contents()).isEqualTo(contents);
    }

    @Test
    void cutsADetailThatIsTooLongAndRefusesMoreEventsThanTheWireAllows() throws WireException {
        CommandReport wordy = new CommandReport(new UUID(1, 2), CommandState.FAILED, 5, "x".repeat(600));
        BatchContents one = new BatchContents(List.of(), List.of(), null, List.of(wordy), List.of());
        assertThat(codec.open(codec.seal(ID, CLOCK, one))
                        .contents()
                        .commandReports()
                        .get(0)
                        .detail())
                .isEqualTo("x".repeat(512));

        List<CommandReport> many = Collections.nCopies(BatchCodec.MAX_EVENTS + 1, wordy);
        BatchContents tooMany = new BatchContents(List.of(), List.of(), null, many, List.of());
        assertThatThrownBy(() -> codec.seal(ID, CLOCK, tooMany)).hasMessageContaining("4097 command reports");
    }

    @Test
    void carriesTheLargestRollCallAndRefusesALargerOne() throws WireException {
        BatchContents largest = rollCallOf(RollCall.MAX_OPEN);
        assertThat(codec.open(codec.seal(ID, CLOCK, largest)).contents()).isEqualTo(largest);

        BatchContents larger = rollCallOf(RollCall.MAX_OPEN + 1);
        assertThatThrownBy(() -> codec.seal(ID, CLOCK, larger)).hasMessageContaining("4097 open alarms");
    }

    @Test
    void cutsTextsOfATapThatAreTooLongAndRefusesMoreTapsThanTheWireAllows() throws WireException {
        Tap tap = new RandomTaps(new SplittableRandom(5)).next();
        Tap wordy = new Tap(
                tap.id(),
                "r".repeat(65),
                tap.place(),
                tap.monoMillis(),
                tap.proof(),
                "s".repeat(129),
                tap.decision(),
                tap.reason(),
                tap.policy(),
                tap.band(),
                tap.before(),
                tap.attempt(),
                tap.correlation(),
                tap.latency());
        Tap carried = codec.open(codec.seal(ID, CLOCK, tapsOf(List.of(wordy))))
                .contents()
                .taps()
                .get(0);
        assertThat(carried.reader()).isEqualTo("r".repeat(64));
        assertThat(carried.subject()).isEqualTo("s".repeat(128));

        BatchContents tooMany = tapsOf(Collections.nCopies(BatchCodec.MAX_EVENTS + 1, tap));
        assertThatThrownBy(() -> codec.seal(ID, CLOCK, tooMany)).hasMessageContaining("4097 taps");
    }

    private static BatchContents tapsOf(List<Tap> taps) {
        return new BatchContents(List.of(), List.of(), null, List.of(), List.of(), List.of(), null, taps);
    }

    private static BatchContents rollCallOf(int openAlarms) {
        List<Long> open = LongStream.rangeClosed(1, openAlarms).boxed().toList();
        RollCall call = new RollCall(7, openAlarms + 1, 5, open);
        return new BatchContents(List.of(), List.of(), null, List.of(), List.of(), List.of(), call);
    }

    @Test
    void peeksTheIdentity() throws WireException {
        assertThat(codec.peekId(codec.seal(ID, CLOCK, new BatchContents(List.of(reading(1)), List.of(), null))))
                .isEqualTo(ID);
    }

    @Test
    void refusesToSealAReadingWithoutNumber() {
        BatchContents contents = new BatchContents(List.of(reading(Reading.NO_SEQUENCE)), List.of(), null);

        assertThatThrownBy(() -> codec.seal(ID, CLOCK, contents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence -1");
    }

    private static BatchContents withReadings(BatchContents contents, List<Reading> readings) {
        return new BatchContents(
                readings,
                contents.drops(),
                contents.health(),
                contents.commandReports(),
                contents.clockMaps(),
                contents.alarms(),
                contents.rollCall(),
                contents.taps());
    }

    private static Reading reading(long sequence) {
        return new Reading(1, 1, sequence, sequence * 1000, -60, 16, 0, 0, MetricValues.none());
    }
}
