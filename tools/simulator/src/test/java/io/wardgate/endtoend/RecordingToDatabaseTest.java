package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.LedgerReader;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.vitals.Vitals;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real input: the recording of a real wristband goes through the radio's wire, pipeline, buffer, uplink
 * and receiver, and stands in the database as it stands in the recording's files.
 *
 * <p>One run, looked at from several sides. Two bands play for 20 s; the first starts at the recording's second 0.
 */
@Timeout(240)
class RecordingToDatabaseTest {

    private static final long FIRST_BAND = DeviceId.parse("wg-00e40000");
    private static final long SECOND_BAND = DeviceId.parse("wg-00e40001");
    private static final Duration PLAY = Duration.ofSeconds(20);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private static Path folder;

    private static Path database;
    private static Ledger ledger;
    private static long startMillis;
    private static List<StoredValue> stored;
    private static RecordedChannel heartRate;
    private static RecordedChannel temperature;

    @BeforeAll
    static void play() throws Exception {
        database = folder.resolve("receiver");
        Path ledgerFile = folder.resolve("ledger.ndjson");
        Simulation.Options options = new Simulation.Options(ANY_PORT, null, false, ledgerFile, null, PLAY);
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, database)) {
            int mqttPort = receiver.mqttPort();
            try (Simulation ward = Simulation.start(ScenarioReader.find("recording"), options);
                    PlainGateway gateway = new PlainGateway(folder.resolve("buffer"), ward.port(), mqttPort)) {
                assertThat(ward.await(PLAY.plusSeconds(30))).isTrue();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> gateway.stored() == ward.status().heard() && gateway.pendingBatches() == 0);
            }
            receiver.stop();
        }
        ledger = LedgerReader.read(ledgerFile);
        try (var lines = Files.lines(ledgerFile)) {
            String run = lines.findFirst().orElseThrow();
            startMillis =
                    new ObjectMapper().readTree(run).get("startedAtMillis").asLong();
        }
        stored = StoredValue.all(database);
        RecordedChannel beats = RecordedChannel.read("e4_HR.csv");
        RecordedChannel warmth = RecordedChannel.read("e4_TEMP.csv");
        long start = Math.max(beats.startSeconds(), warmth.startSeconds());
        heartRate = beats.from(start);
        temperature = warmth.from(start);
    }

    @Test
    void everyRecordThatTheGatewayHeardIsInTheDatabaseOnce() throws Exception {
        assertThat(ledger.heard()).hasSizeGreaterThan(20);
        assertThat(stored)
                .extracting(RecordingToDatabaseTest::key)
                .containsExactlyInAnyOrderElementsOf(ledger.heard().keySet());
        assertThat(StoredValue.number(database, "SELECT SUM(stored) FROM batch"))
                .isEqualTo(stored.size());
        assertThat(StoredValue.number(database, "SELECT COUNT(*) FROM declared_drop"))
                .isZero();
    }

    @Test
    void firstBandReadsAsTheRecordingsFilesFromTheirBeginning() {
        List<StoredValue> band = of(FIRST_BAND);

        assertThat(band).hasSizeGreaterThan(10);
        for (StoredValue value : band) {
            long millis = producedMillis(value);
            assertThat(value.heartRate()).as("heart rate at %d ms", millis).isEqualTo(heartRateAt(millis));
            assertThat(value.skinTemperature())
                    .as("skin temperature at %d ms", millis)
                    .isEqualTo(temperatureAt(millis));
        }
    }

    @Test
    void secondBandReadsAsTheSameFilesFromOneOtherSecondOn() {
        List<StoredValue> band = of(SECOND_BAND);

        List<Long> offsets = LongStream.range(0, heartRate.samples().size())
                .filter(second -> band.stream().allMatch(value -> isRecordedAt(value, second * 1000)))
                .boxed()
                .toList();

        assertThat(band).hasSizeGreaterThan(10);
        assertThat(offsets).hasSize(1).doesNotContain(0L);
    }

    @Test
    void everyValueIsTheLedgersAndNothingIsAddedOrDoubted() {
        for (StoredValue value : stored) {
            Vitals truth = ledger.produced().get(key(value)).vitals();
            assertThat(value.heartRate()).isEqualTo(truth.heartRate());
            assertThat(value.skinTemperature()).isEqualTo(truth.skinTemperature());
            assertThat(value.motion()).isEqualTo(truth.motion());
            assertThat(value.spo2()).as("the recording has none").isNull();
            assertThat(value.suspect()).isZero();
        }
    }

    @Test
    void recordsAreInTheOrderInWhichTheyWereMeasured() {
        for (long device : new long[] {FIRST_BAND, SECOND_BAND}) {
            List<Long> times = new ArrayList<>();
            of(device).forEach(value -> times.add(value.sampledAtMillis()));
            assertThat(times).isSorted();
        }
    }

    private static boolean isRecordedAt(StoredValue value, long offsetMillis) {
        long millis = offsetMillis + producedMillis(value);
        return value.heartRate() == heartRateAt(millis) && value.skinTemperature() == temperatureAt(millis);
    }

    /** In whole beats a minute, half up, as docs/simulator.md says. */
    private static int heartRateAt(long millis) {
        return heartRate.at(millis).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /** In 0.01 Cel, which is what the files have: nothing is rounded. */
    private static int temperatureAt(long millis) {
        return temperature.at(millis).movePointRight(2).intValueExact();
    }

    /** When the band measured it, in ms since the start of the play. */
    private static long producedMillis(StoredValue value) {
        return ledger.produced().get(key(value)).atMillis() - startMillis;
    }

    private static List<StoredValue> of(long device) {
        return stored.stream().filter(value -> value.device() == device).toList();
    }

    private static RecordKey key(StoredValue value) {
        return new RecordKey(value.device(), value.boot(), value.sequence());
    }
}
