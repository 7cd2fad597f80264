package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gateways say of alarms becomes one row an alarm, whatever the database and whatever the order. */
abstract class AlarmContract {

    private static final long BOOK = 0x0123_4567_89ab_cdefL;

    RunningReceiver receiver;
    private LockStepClient client;

    abstract String emptyDatabase() throws Exception;

    @BeforeEach
    void start() throws Exception {
        receiver = RunningReceiver.on(emptyDatabase(), null);
        client = new LockStepClient(receiver.mqttPort());
        client.send(connect(4, "alarms", 60)).receive();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        receiver.close();
    }

    void deliver(byte[] envelope) throws Exception {
        deliver(client, envelope);
    }

    static void deliver(LockStepClient client, byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + Batches.GATEWAY + "/up", 1, 1, envelope));
        assertThat(client.receive()).as("PUBACK").isEqualTo("40020001");
    }

    /** Raised 5 s before sealing. */
    static Alarm fastHeart(long number) {
        return new Alarm(
                new AlarmId(BOOK, number),
                AlarmKind.HEART_RATE_HIGH,
                DeviceId.ofBand(0x1000),
                AlarmKind.HEART_RATE_HIGH.severity(),
                new Evidence(Metric.HEART_RATE, 147, 130),
                Batches.MONO_MILLIS - 5_000,
                null);
    }

    static Alarm overOf(Alarm alarm) {
        return alarm.ended(Batches.MONO_MILLIS - 1_000, AlarmEnd.CALM);
    }

    @Test
    void anAlarmIsOneRowThatIsOpenAndThenOver() throws Exception {
        deliver(Batches.alarms(1, List.of(fastHeart(1)), null));

        assertThat(receiver.get("/api/alarms").body())
                .contains(
                        "\"open\":1",
                        "\"id\":\"GW-1.0123456789abcdef.1\"",
                        "\"device\":\"wg-00001000\"",
                        "\"kind\":\"HEART_RATE_HIGH\"",
                        "\"severity\":\"HIGH\"",
                        "\"state\":\"RAISED\"",
                        "\"metric\":\"HEART_RATE\",\"value\":147,\"limit\":130",
                        "\"raisedAtMillis\":" + (Batches.WALL_MILLIS - 5_000),
                        "\"overAtMillis\":null");

        deliver(Batches.alarms(2, List.of(overOf(fastHeart(1))), null));

        assertThat(receiver.get("/api/alarms").body())
                .contains("\"open\":0", "\"state\":\"CLEARED\"", "\"end\":\"CALM\"")
                .contains("\"overAtMillis\":" + (Batches.WALL_MILLIS - 1_000));
        assertThat(rows()).isEqualTo(1);
        assertThat(receiver.get("/metrics").body())
                .contains("wardgate_alarms_total{severity=\"high\",state=\"raised\"} 1.0")
                .contains("wardgate_alarms_total{severity=\"high\",state=\"cleared\"} 1.0");
    }

    @Test
    void anAlarmAboutAPlaceNamesItAndNoBand() throws Exception {
        Alarm forced = new Alarm(
                new AlarmId(BOOK, 1),
                AlarmKind.DOOR_FORCED,
                0,
                AlarmKind.DOOR_FORCED.severity(),
                null,
                Batches.MONO_MILLIS,
                null,
                "icu-door");
        deliver(Batches.alarms(1, List.of(forced), null));

        assertThat(receiver.get("/api/alarms").body())
                .contains("\"device\":null,\"place\":\"icu-door\",\"kind\":\"DOOR_FORCED\"");
    }

    @Test
    void repetitionsAndAnyOrderGiveTheSameRow() throws Exception {
        byte[] raised = Batches.alarms(1, List.of(fastHeart(1)), null);
        byte[] over = Batches.alarms(2, List.of(overOf(fastHeart(1))), null);

        for (byte[] envelope : new byte[][] {over, raised, raised, over, raised}) {
            deliver(envelope);
        }

        assertThat(rows()).isEqualTo(1);
        assertThat(receiver.count("SELECT COUNT(*) FROM alarm WHERE state = 2 AND over_at - raised_at = 4000"))
                .isEqualTo(1);
    }

    @Test
    void aRollCallEndsWhatItsGatewayDoesNotKnowAnyMore() throws Exception {
        deliver(Batches.alarms(1, List.of(fastHeart(1), fastHeart(2), fastHeart(4)), null));

        deliver(Batches.alarms(2, List.of(), new RollCall(BOOK, 3, Batches.MONO_MILLIS, List.of(2L))));
        assertThat(openNumbers()).as("1 is gone, 4 is younger than the call").isEqualTo("2,4");

        deliver(Batches.alarms(3, List.of(), new RollCall(BOOK + 1, 1, Batches.MONO_MILLIS, List.of())));
        assertThat(openNumbers()).as("another life of the gateway").isEmpty();
        assertThat(receiver.count("SELECT COUNT(*) FROM alarm WHERE end_reason = 4"))
                .isEqualTo(3);
    }

    @Test
    void aRollCallOpensNothingAndAGatewaysOwnWordCountsMore() throws Exception {
        deliver(Batches.alarms(1, List.of(fastHeart(1)), new RollCall(BOOK, 9, Batches.MONO_MILLIS, List.of(1L, 7L))));
        assertThat(openNumbers()).isEqualTo("1");

        deliver(Batches.alarms(2, List.of(), new RollCall(BOOK, 9, Batches.MONO_MILLIS, List.of())));
        deliver(Batches.alarms(3, List.of(overOf(fastHeart(1))), null));

        assertThat(receiver.get("/api/alarms").body()).contains("\"end\":\"CALM\"");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void anAlarmOfAClockAt1970IsTimedOnceTheGatewaySaysHowItWasSet() throws Exception {
        deliver(Batches.alarmsOf1970(1, List.of(overOf(fastHeart(1)))));
        assertThat(receiver.get("/api/alarms").body()).contains("\"timeSuspect\":true");

        ClockMap map = new ClockMap(Batches.CLOCK.bootId(), Batches.MONO_MILLIS, Batches.WALL_MILLIS, 1);
        deliver(Batches.sealedIn1970(Batches.id(9), List.of(), List.of(map)));

        assertThat(receiver.get("/api/alarms").body())
                .contains("\"timeSuspect\":false")
                .contains("\"raisedAtMillis\":" + (Batches.WALL_MILLIS - 5_000))
                .contains("\"overAtMillis\":" + (Batches.WALL_MILLIS - 1_000));
    }

    @Test
    void theListIsBoundedAndWrongLimitsAreNamed() throws Exception {
        deliver(Batches.alarms(1, List.of(overOf(fastHeart(1)), fastHeart(2), fastHeart(3)), null));

        assertThat(receiver.get("/api/alarms?limit=1").body())
                .contains("\"open\":2")
                .containsOnlyOnce("\"kind\"");
        assertThat(receiver.get("/api/alarms?limit=0").statusCode()).isEqualTo(400);
    }

    long rows() throws Exception {
        return receiver.count("SELECT COUNT(*) FROM alarm");
    }

    private String openNumbers() throws Exception {
        StringBuilder numbers = new StringBuilder();
        for (int number = 1; number < 9; number++) {
            if (receiver.count("SELECT COUNT(*) FROM alarm WHERE state = 1 AND number = " + number) == 1) {
                numbers.append(numbers.isEmpty() ? "" : ",").append(number);
            }
        }
        return numbers.toString();
    }
}
