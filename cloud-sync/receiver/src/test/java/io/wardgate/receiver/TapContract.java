package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.ZoneClass;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gateways decide becomes one row a tap, in their order, whatever the database. */
abstract class TapContract {

    private static final long BOOK = 0x8123_4567_89ab_cdefL;

    RunningReceiver receiver;
    private LockStepClient client;

    abstract String emptyDatabase() throws Exception;

    @BeforeEach
    void start() throws Exception {
        receiver = RunningReceiver.on(emptyDatabase(), null);
        client = new LockStepClient(receiver.mqttPort());
        client.send(connect(4, "taps", 60)).receive();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        receiver.close();
    }

    private void deliver(byte[] envelope) throws Exception {
        client.send(publish(4, "wg/v1/" + Batches.GATEWAY + "/up", 1, 1, envelope));
        assertThat(client.receive()).as("PUBACK").isEqualTo("40020001");
    }

    /** A drug is fetched with an order, 2 s before sealing. */
    static Tap pickup(long number) {
        return new Tap(
                new TapId(BOOK, number),
                "nfc-cabinet",
                new Tap.Place("cabinet-3F", "pharmacy", ZoneClass.AMBER, PointType.DRUG_PICKUP, "hatch-1"),
                Batches.MONO_MILLIS - 2_000,
                new Tap.Proof(new TagRef(2, 0xabcdef, 5), TagTechnology.NTAG_424, AuthLevel.SUN, 77),
                "staff-4711",
                Decision.GRANT,
                Reason.OK,
                new Tap.PolicyState(12, 61, true),
                new Tap.BandEvidence(BleCheck.MATCH, -58, 900),
                DoorState.CLOSED,
                1,
                "order-9",
                new Tap.Latency(31_000, 40, 900));
    }

    /** Two tags at once: nobody can be told. */
    static Tap collision(long number) {
        return new Tap(
                new TapId(BOOK, number),
                "nfc-icu",
                new Tap.Place("icu-door", "icu", ZoneClass.RED, PointType.ACCESS, ""),
                Batches.MONO_MILLIS - 1_000,
                null,
                null,
                Decision.DENY,
                Reason.COLLISION,
                new Tap.PolicyState(0, -1, false),
                new Tap.BandEvidence(BleCheck.NO_DATA, 127, -1),
                DoorState.UNKNOWN,
                2,
                "",
                new Tap.Latency(5_000, 12, -1));
    }

    @Test
    void aTapIsOneRowWithAllThatWasDecided() throws Exception {
        deliver(Batches.taps(1, List.of(pickup(1), collision(2))));

        assertThat(receiver.get("/api/taps?decision=GRANT").body())
                .containsOnlyOnce("\"id\"")
                .contains(
                        "\"id\":\"GW-1.8123456789abcdef.1\",\"gateway\":\"GW-1\",\"reader\":\"nfc-cabinet\"",
                        "\"point\":\"cabinet-3F\",\"zone\":\"pharmacy\",\"zoneClass\":\"AMBER\"",
                        "\"pointType\":\"DRUG_PICKUP\",\"door\":\"hatch-1\"",
                        "\"seenAtMillis\":" + (Batches.WALL_MILLIS - 2_000) + ",\"timeSuspect\":false",
                        "\"tag\":\"0000000000abcdef0000000000000005\",\"tagKey\":2",
                        "\"technology\":\"NTAG_424\",\"level\":\"SUN\",\"sunCounter\":77",
                        "\"subject\":\"staff-4711\",\"decision\":\"GRANT\",\"reason\":\"OK\"",
                        "\"policyVersion\":12,\"policyAgeSeconds\":61,\"offline\":true",
                        "\"bleCheck\":\"MATCH\",\"rssiDbm\":-58,\"bandAgeMillis\":900",
                        "\"doorBefore\":\"CLOSED\",\"attempt\":1,\"correlation\":\"order-9\"",
                        "\"readMicros\":31000,\"decideMicros\":40,\"actMicros\":900");
        assertThat(receiver.get("/api/taps?point=icu-door").body())
                .containsOnlyOnce("\"id\"")
                .contains("\"door\":null", "\"tag\":null,\"tagKey\":null,\"technology\":null,\"level\":null")
                .contains("\"subject\":null,\"decision\":\"DENY\",\"reason\":\"COLLISION\"")
                .contains("\"policyAgeSeconds\":null", "\"rssiDbm\":null,\"bandAgeMillis\":null", "\"actMicros\":null");
        assertThat(receiver.get("/metrics").body())
                .contains("wardgate_taps_total{decision=\"grant\"} 1.0", "wardgate_taps_total{decision=\"deny\"} 1.0");
    }

    @Test
    void whatIsDeliveredTwiceIsThereOnce() throws Exception {
        byte[] first = Batches.taps(1, List.of(pickup(1), pickup(2)));
        deliver(first);
        deliver(first);
        deliver(Batches.taps(2, List.of(pickup(2), pickup(3))));

        assertThat(receiver.count("SELECT COUNT(*) FROM tap")).isEqualTo(3);
    }

    @Test
    void whoAsksOnGetsEachOnceInTheOrderOfTheGateway() throws Exception {
        deliver(Batches.taps(1, List.of(pickup(1), collision(2))));
        String first = receiver.get("/api/taps?after=0&limit=1").body();
        assertThat(first).contains(".1\"").containsOnlyOnce("\"id\"");
        String second = receiver.get("/api/taps?after=" + next(first)).body();
        assertThat(second).contains(".2\"").containsOnlyOnce("\"id\"");

        deliver(Batches.taps(2, List.of(pickup(3), pickup(4))));
        assertThat(receiver.get("/api/taps?after=" + next(second)).body()).containsSubsequence(".3\"", ".4\"");
        assertThat(receiver.get("/api/taps?after=999").body()).contains("\"next\":999,\"taps\":[]");
    }

    @Test
    void aTapOfAClockAt1970IsTimedOnceTheGatewaySaysHowItWasSet() throws Exception {
        deliver(Batches.tapsOf1970(1, List.of(pickup(1))));
        assertThat(receiver.get("/api/taps").body()).contains("\"timeSuspect\":true");

        ClockMap map = new ClockMap(Batches.CLOCK.bootId(), Batches.MONO_MILLIS, Batches.WALL_MILLIS, 1);
        deliver(Batches.sealedIn1970(Batches.id(9), List.of(), List.of(map)));

        assertThat(receiver.get("/api/taps").body())
                .contains("\"seenAtMillis\":" + (Batches.WALL_MILLIS - 2_000) + ",\"timeSuspect\":false");
    }

    @Test
    void tapsThatGaveWayAreDeclaredAndNoReadings() throws Exception {
        Drop lost = new Drop(0, Lane.ALARM, 0, 0, 0, 5, DropReason.TAP_QUEUE_FULL);
        BatchId id = new BatchId(Batches.GATEWAY, Batches.EPOCH, Lane.ALARM, 1);
        deliver(Batches.seal(id, List.of(), List.of(lost), null));

        assertThat(receiver.count("SELECT SUM(count) FROM declared_drop WHERE reason = 7"))
                .isEqualTo(5);
        assertThat(receiver.get("/metrics").body()).contains("wardgate_readings_declared_dropped_total 0.0");
    }

    @Test
    void wrongQuestionsAreNamed() throws Exception {
        assertThat(receiver.get("/api/taps?limit=1001").body()).contains("limit: '1001'; allowed: 1 to 1000");
        assertThat(receiver.get("/api/taps?after=-1").statusCode()).isEqualTo(400);
        assertThat(receiver.get("/api/taps?point=").statusCode()).isEqualTo(400);
        assertThat(receiver.get("/api/taps?decision=grant").body())
                .contains("decision: 'grant'; allowed: [GRANT, DENY, PENDING, INFO]");
    }

    private static String next(String answer) {
        return answer.replaceFirst(".*\"next\":(\\d+).*", "$1");
    }
}
