package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.packet;
import static io.wardgate.receiver.LockStepClient.publish;
import static io.wardgate.receiver.LockStepClient.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong and right packets, byte by byte. */
class MqttLockStepTest {

    private static final String UP = "wg/v1/GW-1/up";
    private static final String DOWN = "wg/v1/GW-1/down";

    @TempDir
    static Path directory;

    private static RunningReceiver receiver;

    @BeforeAll
    static void start() throws Exception {
        receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    private static LockStepClient connected(int level, String clientId) throws Exception {
        LockStepClient client = new LockStepClient(receiver.mqttPort());
        client.send(connect(level, clientId, 60));
        assertThat(client.receive())
                .as("CONNACK")
                .startsWith("20")
                .matches(ack -> ack.substring(4, 8).equals("0000"));
        return client;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void answersAndAcknowledgesACommittedBatch(int level) throws Exception {
        try (LockStepClient client = connected(level, "committed-" + level)) {
            client.send(subscribe(level, DOWN, 9));
            assertThat(client.receive()).isEqualTo(level == 5 ? "900400090001" : "9003000901");

            client.send(publish(level, UP, 1, 513, Batches.routine(100 + level)));

            Answer answer = answerIn(client.receive(), level);
            assertThat(answer.committed()).singleElement().satisfies(range -> {
                assertThat(range.epoch()).isEqualTo(Batches.EPOCH);
                assertThat(range.fromSequence()).isEqualTo(100 + level);
                assertThat(range.toSequence()).isEqualTo(100 + level);
            });
            assertThat(client.receive()).as("PUBACK, packet id 513").isEqualTo("40020201");
            assertThat(receiver.count("SELECT readings FROM batch WHERE sequence = " + (100 + level)))
                    .isEqualTo(10);
        }
    }

    @Test
    void takesAPublishThatArrivesOctetByOctet() throws Exception {
        try (LockStepClient client = connected(4, "split")) {
            for (byte octet : publish(4, UP, 1, 1, Batches.routine(120))) {
                client.send(new byte[] {octet});
            }
            assertThat(client.receive()).isEqualTo("40020001");
        }
    }

    @Test
    void sendsAwayWhoPublishesToAnotherTopic() throws Exception {
        try (LockStepClient v5 = connected(5, "topic-5");
                LockStepClient v311 = connected(4, "topic-4")) {
            v5.send(publish(5, "hospital/GW-1/up", 1, 7, Batches.routine(130)));
            assertThat(v5.receive()).as("PUBACK, topic name invalid").isEqualTo("400400079000");
            assertThat(v5.receive())
                    .as("DISCONNECT, topic name invalid")
                    .startsWith("e0")
                    .contains("90");
            assertThat(v5.isClosedByServer()).isTrue();

            v311.send(publish(4, "hospital/GW-1/up", 0, 0, Batches.routine(130)));
            assertThat(v311.isClosedByServer()).isTrue();
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch WHERE sequence = 130"))
                .isZero();
        assertThat(receiver.get("/metrics").body()).contains("wardgate_refusals_total{reason=\"wrong_topic\"}");
    }

    @Test
    void quarantinesRubbishAndSendsItsSenderAway() throws Exception {
        try (LockStepClient client = connected(5, "rubbish")) {
            client.send(publish(5, UP, 1, 7, new byte[] {1, 2, 3}));
            assertThat(client.receive()).as("PUBACK, payload format invalid").isEqualTo("400400079900");
            assertThat(client.receive())
                    .as("DISCONNECT, payload format invalid")
                    .startsWith("e0")
                    .contains("99");
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine WHERE reason LIKE 'RUBBISH%'"))
                .isEqualTo(1);
    }

    @Test
    void refusesAnEnvelopeOfAnotherGateway() throws Exception {
        try (LockStepClient client = connected(5, "foreign")) {
            client.send(publish(5, "wg/v1/GW-2/up", 1, 7, Batches.routine(140)));
            assertThat(client.receive()).as("PUBACK, topic name invalid").isEqualTo("400400079000");
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM batch WHERE sequence = 140"))
                .isZero();
    }

    @Test
    void refusesAKnownIdWithOtherOctetsAndSaysSo() throws Exception {
        byte[] other = Batches.seal(Batches.id(150), Batches.readings(151), List.of(), null);
        try (LockStepClient client = connected(4, "conflict")) {
            client.send(publish(4, UP, 1, 1, Batches.routine(150)));
            assertThat(client.receive()).isEqualTo("40020001");
            client.send(subscribe(4, DOWN, 9)).receive();

            client.send(publish(4, UP, 1, 2, other));

            assertThat(answerIn(client.receive(), 4).refused())
                    .singleElement()
                    .matches(refusal ->
                            refusal.sequence() == 150 && refusal.reason().contains("sha-256"));
        }
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine WHERE reason LIKE 'CONFLICT%'"))
                .isEqualTo(1);
    }

    @Test
    void sendsAwayWhoSendsAnOversizedPacket() throws Exception {
        for (int level : new int[] {4, 5}) {
            try (LockStepClient client = connected(level, "oversized-" + level)) {
                // The server may close before it has read all: then writing or reading ends with a reset.
                assertThatThrownBy(() -> {
                            client.send(publish(level, UP, 1, 7, new byte[1_100_000]));
                            assertThat(client.receive())
                                    .as("DISCONNECT, packet too large")
                                    .isEqualTo("e0029500");
                            client.receive();
                        })
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(receiver.get("/metrics").body()).contains("wardgate_refusals_total{reason=\"oversized\"} 2.0");
    }

    @Test
    void refusesQualityOfServiceTwo() throws Exception {
        try (LockStepClient client = connected(5, "qos-2")) {
            client.send(publish(5, UP, 2, 7, Batches.routine(160)));
            assertThat(client.receive())
                    .as("DISCONNECT, QoS not supported")
                    .startsWith("e0")
                    .contains("9b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wg/v1/+/down", "wg/v1/GW-1/up", "#"})
    void refusesAnySubscriptionButTheAnswersOfOneGateway(String filter) throws Exception {
        try (LockStepClient client = connected(5, "subscriber")) {
            client.send(subscribe(5, filter, 3));
            assertThat(client.receive())
                    .as("DISCONNECT, topic filter invalid")
                    .startsWith("e0")
                    .contains("8f");
        }
    }

    @Test
    void refusesAConnectionWithoutClientIdOrWithAnUnknownVersion() throws Exception {
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            assertThat(client.send(connect(4, "", 60)).receive())
                    .as("identifier rejected")
                    .isEqualTo("20020002");
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            assertThat(client.send(connect(9, "future", 60)).receive())
                    .as("protocol version")
                    .isEqualTo("20020001");
        }
    }

    @Test
    void closesOnOctetsThatAreNotMqtt() throws Exception {
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send("474554202f20485454502f312e310d0a0d0a"); // GET / HTTP/1.1
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(publish(4, UP, 1, 1, Batches.routine(170))); // before CONNECT
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closesWhenNothingIsHeardForOneAndAHalfKeepAlives() throws Exception {
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(connect(5, "silent", 1)).receive();
            client.send("c000"); // PINGREQ
            assertThat(client.receive()).isEqualTo("d000");
            assertThat(client.receive())
                    .as("DISCONNECT, keep alive timeout")
                    .startsWith("e0")
                    .contains("8d");
        }
    }

    @Test
    void handsAClientIdToWhoConnectedLast() throws Exception {
        try (LockStepClient first = connected(5, "twice");
                LockStepClient second = connected(5, "twice")) {
            assertThat(first.receive())
                    .as("DISCONNECT, session taken over")
                    .startsWith("e0")
                    .contains("8e");
            assertThat(second.send("c000").receive()).isEqualTo("d000");
        }
    }

    @Test
    void unsubscribesAndDisconnects() throws Exception {
        try (LockStepClient client = connected(4, "leaver")) {
            client.send(subscribe(4, DOWN, 9)).receive();
            byte[] filter = HexFormat.of()
                    .parseHex("000a" + "000f" + HexFormat.of().formatHex(DOWN.getBytes(StandardCharsets.UTF_8)));
            client.send(packet(0xa2, filter));
            assertThat(client.receive()).as("UNSUBACK").isEqualTo("b002000a");
            client.send("e000");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static Answer answerIn(String packetHex, int level) throws Exception {
        byte[] packet = HexFormat.of().parseHex(packetHex);
        assertThat(packet[0]).as("PUBLISH at QoS 0").isEqualTo((byte) 0x30);
        int start = packet.length;
        for (int at = 0; at < packet.length - 4; at++) {
            if (packet[at] == 0x0d && packet[at + 1] == 'W' && packet[at + 2] == 'G' && packet[at + 3] == 'A') {
                start = at;
                break;
            }
        }
        assertThat(start).as("answer after topic, version " + level).isLessThan(packet.length);
        return new AnswerCodec().decode(Arrays.copyOfRange(packet, start, packet.length));
    }
}
