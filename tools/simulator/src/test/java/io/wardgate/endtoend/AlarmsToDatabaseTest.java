package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.core.alarm.AlarmProfile;
import io.wardgate.core.alarm.ProfileBuilder;
import io.wardgate.core.alarm.ProfileBuilder.Settling;
import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.scenario.ScenarioReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call and a fast heart of a simulated band become one row each at the receiver, raised and over, whether the receiver is
 * there or comes when all is over.
 *
 * <p>The band replays the recording of a real wristband: its heart rate begins above 90/min and is below 76 from second 11
 * on. It calls in second 6, for the ten seconds of docs/wire/band-v1.md.
 */
@Timeout(240)
class AlarmsToDatabaseTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration PLAY = Duration.ofSeconds(30);
    private static final String WARD = """
            seed: 1
            bands: {count: 1, firstId: wg-00e40000, periodMillis: 1000, replayShare: 1}
            radio: {lossless: true}
            sos: {atSeconds: [6]}
            """;
    private static final AlarmProfile LIMITS = new ProfileBuilder(AlarmProfile.DEFAULT, "")
            .heartRate(0, 78, new Settling(2, 1, 3))
            .sos(true, 3)
            .build();

    @TempDir
    private Path folder;

    @Test
    void aCallAndAFastHeartAreOneRowEachRaisedAndOver() throws Exception {
        Path database = folder.resolve("receiver");
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, database)) {
            try (Simulation ward = ward();
                    PlainGateway gateway =
                            new PlainGateway(folder.resolve("buffer"), ward.port(), receiver.mqttPort(), LIMITS)) {
                play(ward, gateway);
                awaitDelivery(gateway);
            }
            receiver.stop();
        }
        assertOneRowEach(database);
    }

    @Test
    void alsoWhenTheReceiverWasAwayMeanwhile() throws Exception {
        Path database = folder.resolve("receiver");
        int port = ReceiverProcess.freePort();
        try (Simulation ward = ward();
                PlainGateway gateway = new PlainGateway(folder.resolve("buffer"), ward.port(), port, LIMITS)) {
            play(ward, gateway);
            assertThat(gateway.pendingBatches()).as("nobody was there").isPositive();
            try (ReceiverProcess receiver = ReceiverProcess.start(folder, database, port)) {
                awaitDelivery(gateway);
                receiver.stop();
            }
        }
        assertOneRowEach(database);
    }

    private Simulation ward() throws Exception {
        Path ledger = folder.resolve("ledger.ndjson");
        return Simulation.start(
                ScenarioReader.parse("alarms", WARD),
                new Simulation.Options(ANY_PORT, null, false, ledger, null, PLAY));
    }

    private static void play(Simulation ward, PlainGateway gateway) throws Exception {
        assertThat(ward.await(PLAY.plusSeconds(30))).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.alarmsEnded() == 2);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.stored() == ward.status().heard());
    }

    private static void awaitDelivery(PlainGateway gateway) {
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> gateway.pendingBatches() == 0);
    }

    private static void assertOneRowEach(Path database) throws Exception {
        assertThat(number(database, "SELECT COUNT(*) FROM alarm")).isEqualTo(2);
        for (int kind : new int[] {1, 3}) {
            assertThat(
                            number(
                                    database,
                                    "SELECT COUNT(*) FROM alarm WHERE kind = " + kind
                                            + " AND state = 2 AND end_reason = 1 AND over_at > raised_at AND NOT clock_suspect"))
                    .as("kind " + kind)
                    .isEqualTo(1);
        }
        assertThat(number(database, "SELECT over_at - raised_at FROM alarm WHERE kind = 1"))
                .as("from the first to the last second of the call")
                .isBetween(9_000L, 13_000L);
    }

    private static long number(Path database, String sql) throws Exception {
        return StoredValue.number(database, sql);
    }
}
