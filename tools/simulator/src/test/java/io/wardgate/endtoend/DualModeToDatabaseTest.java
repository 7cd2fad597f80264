package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.LedgerReader;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.score.Score;
import io.wardgate.simulator.score.ScoreOptions;
import io.wardgate.simulator.score.ScoreReport;
import io.wardgate.simulator.ward.BandIdentity;
import io.wardgate.simulator.wr24.ReceiverAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ward whose bands speak Bluetooth, 2.4 GHz or both, heard by one gateway at both radios while the receiver's line is
 * disturbed and the receiver boots: each record is in the database once, each call is one call.
 *
 * <p>One run of 15 s, looked at from several sides.
 */
@Timeout(240)
class DualModeToDatabaseTest {

    private static final Duration PLAY = Duration.ofSeconds(15);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String WARD = """
            seed: 24
            bands: {count: 40, firstId: wg-00d00000}
            radio: {rssiAtOneMetreDbm: -40, extraLoss: 0.1}
            radio24:
              share: 0.8
              aloneShare: 0.3
              extraLoss: 0.1
              firstSequence: 65530
              faults: {garbagePerMinute: 120, flipsPerMinute: 120, rebootsAtSeconds: [6]}
            sos: {atSeconds: [3, 4, 5, 9, 10, 11]}
            """;

    @TempDir
    private static Path folder;

    private static Path database;
    private static Path ledgerFile;
    private static Ledger ledger;
    private static Simulation.Status played;
    private static List<StoredValue> stored;
    private static Set<Long> dualMode;

    @BeforeAll
    static void play() throws Exception {
        database = folder.resolve("receiver");
        ledgerFile = folder.resolve("ledger.ndjson");
        Scenario scenario = ScenarioReader.parse("dual mode", WARD);
        dualMode = BandIdentity.all(scenario).stream()
                .filter(band -> band.advertises() && band.speaks24())
                .map(BandIdentity::deviceId)
                .collect(Collectors.toSet());
        Simulation.Options options =
                new Simulation.Options(ANY_PORT, null, false, ledgerFile, null, PLAY, ReceiverAddress.tcp(0));
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, database)) {
            int mqttPort = receiver.mqttPort();
            try (Simulation ward = Simulation.start(scenario, options);
                    PlainGateway gateway =
                            new PlainGateway(folder.resolve("buffer"), ward.port(), ward.receiverPort(), mqttPort)) {
                assertThat(ward.await(PLAY.plusSeconds(30))).isTrue();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> gateway.stored() == ward.status().heard() && gateway.pendingBatches() == 0);
                played = ward.status();
            }
            receiver.stop();
        }
        ledger = LedgerReader.read(ledgerFile);
        stored = StoredValue.all(database);
    }

    @Test
    void theBooksBalanceValueByValue() throws Exception {
        ScoreReport report = Score.of(new ScoreOptions(ledgerFile, "jdbc:h2:file:" + database, null, List.of(), 0L));

        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        assertThat(report.passed()).as(text.toString()).isTrue();
    }

    @Test
    void recordThatCameOverBothRadiosIsStoredOnce() throws Exception {
        assertThat(played.heardOverBoth()).isGreaterThan(100);
        assertThat(stored)
                .extracting(DualModeToDatabaseTest::key)
                .containsExactlyInAnyOrderElementsOf(ledger.heard().keySet());
        assertThat(StoredValue.number(database, "SELECT SUM(stored) FROM batch"))
                .isEqualTo(stored.size());
    }

    @Test
    void bandsOfEachKindAreHeard() {
        assertThat(dualMode).hasSizeBetween(15, 30);
        assertThat(ledger.heard().keySet().stream().map(RecordKey::deviceId).distinct())
                .hasSize(40);
    }

    @Test
    void callOfADualModeBandIsDeliveredOnceAndFirst() throws Exception {
        List<RecordKey> calls = ledger.heard().entrySet().stream()
                .filter(heard -> heard.getValue().newest())
                .map(heard -> heard.getKey())
                .filter(key -> dualMode.contains(key.deviceId()))
                .filter(key -> ledger.produced().get(key).sos())
                .toList();

        assertThat(calls).isNotEmpty();
        for (RecordKey call : calls) {
            String of = " FROM reading WHERE device = %d AND boot = %d AND sequence = %d"
                    .formatted(call.deviceId(), call.boot(), call.sequence());
            assertThat(StoredValue.number(database, "SELECT COUNT(*)" + of)).isEqualTo(1);
            assertThat(StoredValue.number(database, "SELECT lane" + of)).isZero();
        }
    }

    private static RecordKey key(StoredValue value) {
        return new RecordKey(value.device(), value.boot(), value.sequence());
    }
}
