package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepHttp.get;
import static io.wardgate.receiver.LockStepHttp.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.BatchPath;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/wire/http.md, octet by octet. */
class GatewayHttpTest {

    private static final String POLL = get("/v1/commands?gateway=GW-1&wait=60");

    @TempDir
    static Path directory;

    private static RunningReceiver receiver;
    private static int port;

    private LockStepHttp client;

    /** One for all: each test has batches of its own. */
    @BeforeAll
    static void start() throws Exception {
        port = ChildReceiver.freePort();
        receiver = RunningReceiver.with(
                RunningReceiver.h2(directory),
                options -> options.gatewayHttpListen = new InetSocketAddress("127.0.0.1", port));
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = new LockStepHttp(port);
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    private static long stored(long sequence) throws Exception {
        return receiver.count("SELECT COUNT(*) FROM batch WHERE sequence = " + sequence);
    }

    private static String path(long sequence) {
        return BatchPath.of(Batches.id(sequence));
    }

    private static Answer answer(LockStepHttp.Reply reply) throws Exception {
        assertThat(reply.head()).contains("content-type: application/vnd.wardgate.messages\r\n");
        List<byte[]> messages = reply.messages();
        assertThat(messages).hasSize(1);
        return new AnswerCodec().decode(messages.get(0));
    }

    @Test
    void aBatchIsCommittedAndAnsweredInTheReply() throws Exception {
        LockStepHttp.Reply reply = client.say(put(path(1), Batches.routine(1))).next();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(answer(reply).committed()).singleElement().satisfies(range -> {
            assertThat(range.epoch()).isEqualTo(Batches.EPOCH);
            assertThat(range.fromSequence()).isEqualTo(1);
        });
        assertThat(receiver.count("SELECT stored FROM batch WHERE sequence = 1"))
                .isEqualTo(10);
        assertThat(client.say(put(path(1), Batches.routine(1))).next().status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(stored(1)).isEqualTo(1);
    }

    @Test
    void otherOctetsUnderAKnownIdAreRefusedInTheAnswer() throws Exception {
        client.say(put(path(11), Batches.routine(11))).next();
        byte[] other = Batches.seal(Batches.id(11), Batches.readings(12), List.of(), null);
        LockStepHttp.Reply reply = client.say(put(path(11), other)).next();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(answer(reply).refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.sequence()).isEqualTo(11));
    }

    @Test
    void anotherIdThanThatOfThePathIsNotStored() throws Exception {
        LockStepHttp.Reply reply =
                client.say(put(path(22), Batches.routine(21))).next();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("the envelope is " + path(21) + ", but the path is " + path(22));
        assertThat(stored(21) + stored(22)).isZero();
    }

    @Test
    void octetsThatAreNoEnvelopeOrOfAnotherGatewayAreQuarantined() throws Exception {
        long before = receiver.count("SELECT COUNT(*) FROM quarantine");
        LockStepHttp.Reply rubbish = client.say(put(path(31), new byte[100])).next();
        assertThat(rubbish.status()).isEqualTo(400);
        assertThat(rubbish.text()).contains("NOT_AN_ENVELOPE");
        BatchId foreign = new BatchId("GW-2", Batches.EPOCH, Lane.ROUTINE, 31);
        LockStepHttp.Reply other = client.say(
                        put(path(31), Batches.seal(foreign, Batches.readings(1), List.of(), null)))
                .next();
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text()).contains("of another gateway");
        assertThat(receiver.count("SELECT COUNT(*) FROM quarantine")).isEqualTo(before + 2);
        assertThat(stored(31)).isZero();
    }

    @Test
    void aConnectionSpeaksForOneGateway() throws Exception {
        client.say(put(path(1), Batches.routine(1))).next();
        LockStepHttp.Reply reply = client.say(get("/v1/commands?gateway=GW-2")).next();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("gateway GW-2 on a connection of gateway GW-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1~Host: r~~ | 404 | there are /v1/batches/<id> and /v1/commands",
                "GET /v1/batches/GW-1.0000000100000007.2.42 HTTP/1.1~Host: r~~ | 405 | only PUT",
                "PUT /v1/commands HTTP/1.1~Host: r~Content-Length: 0~~ | 405 | only GET",
                "PUT /v1/batches/42 HTTP/1.1~Host: r~Content-Length: 0~~ | 400 | as GW-1.0000000100000007.2.42",
                "GET /v1/commands HTTP/1.1~Host: r~~ | 400 | gateway must be",
                "GET /v1/commands?gateway=%zz HTTP/1.1~Host: r~~ | 400 | gateway must be",
                "GET /v1/commands?gateway=GW-1&wait=61 HTTP/1.1~Host: r~~ | 400 | wait must be 0 to 60 seconds",
                "GET /v1/commands?gateway=GW-1 HTTP/1.1~Host: r~Content-Length: 1~~x | 400 | only PUT has a body",
                "GET /v1/commands?gateway=GW-1 HTTP/1.1~~ | 400 | needs a Host",
                "GET /v1/commands?gateway=GW-1 HTTP/1.0~Host: r~~ | 505 | only HTTP/1.1",
                "PUT /v1/batches/x HTTP/1.1~Host: r~~ | 411 | Content-Length",
                "PUT /v1/batches/x HTTP/1.1~Host: r~Transfer-Encoding: chunked~~ | 411 | Content-Length",
                "PUT /v1/batches/x HTTP/1.1~Host: r~Content-Length: 1048577~~ | 413 | at most 1048576",
                "PUT /v1/batches/x HTTP/1.1~Host: r~Content-Length: x~~ | 400 | no request of HTTP/1.1",
                "PUT /v1/batches/x HTTP/1.1~Host: r~Content-Length: 1~Expect: tea~~ | 417 | only 100-continue",
                "nonsense~~ | 400 | no request of HTTP/1.1",
            })
    void everyOtherRequestIsRefusedWithAReason(String octets, int status, String says) throws Exception {
        LockStepHttp.Reply reply = client.say(octets.replace("~", "\r\n")).next();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).contains(says).hasLineCount(1);
    }

    @Test
    void anEndlessHeadIsRefused() throws Exception {
        client.say("GET / HTTP/1.1\r\nHost: r\r\n" + "a: b\r\n".repeat(2_000));
        assertThat(client.next().status()).isEqualTo(431);
        assertThat(client.isClosedByPeer()).isTrue();
    }

    @Test
    void repliesComeInTheOrderOfTheRequests() throws Exception {
        client.say(put(path(41), Batches.routine(41))
                + put(path(42), new byte[5])
                + get("/v1/commands?gateway=GW-1")
                + get("/nowhere")
                + put(path(43), Batches.routine(43)));
        assertThat(List.of(
                        client.next().status(),
                        client.next().status(),
                        client.next().status() / 100,
                        client.next().status(),
                        client.next().status() / 100))
                .containsExactly(200, 400, 2, 404, 2);
    }

    @Test
    void aRequestForCommandsHoldsUpNothingThatFollows() throws Exception {
        client.say(POLL + POLL).say(put(path(1), Batches.routine(1)));
        assertThat(client.next().status()).isEqualTo(204);
        assertThat(client.next().status()).isEqualTo(204);
        assertThat(client.next().status()).isEqualTo(200);
    }

    @Test
    void aRequestForCommandsIsAnsweredWhenItsTimeIsOver() throws Exception {
        client.say(get("/v1/commands?gateway=GW-1&wait=1"));
        assertThat(client.next().status()).isEqualTo(204);
    }

    @Test
    void aCommandComesAsSoonAsItIsOrdered() throws Exception {
        BatchId id = new BatchId("GW-9", Batches.EPOCH, Lane.ROUTINE, 51);
        byte[] heard = Batches.seal(id, Batches.readings(51), List.of(), null);
        client.say(put(BatchPath.of(id), heard)).next();
        client.say(get("/v1/commands?gateway=GW-9&wait=60"));
        receiver.post("/api/commands", "application/json", "{\"gateway\": \"GW-9\", \"kind\": \"identify\"}");
        LockStepHttp.Reply reply = client.next();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.messages()).hasSize(1);
    }

    @Test
    void aBodyThatWaitsForLeaveGetsIt() throws Exception {
        String request = put(path(1), Batches.routine(1));
        int body = request.indexOf("\r\n\r\n") + 4;
        client.say(request.substring(0, body - 2) + "Expect: 100-continue\r\n\r\n");
        assertThat(client.next().status()).isEqualTo(100);
        assertThat(client.say(request.substring(body)).next().status()).isEqualTo(200);
    }

    @Test
    void theConnectionEndsAfterALastRequest() throws Exception {
        client.say("GET /v1/commands?gateway=GW-1 HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n" + POLL);
        assertThat(client.next().head()).startsWith("http/1.1 204").contains("connection: close\r\n");
        assertThat(client.isClosedByPeer()).isTrue();
    }

    @Test
    void connectionsAndRefusalsAreCounted() throws Exception {
        client.say(get("/v1/commands?gateway=GW-1")).next();
        client.say(get("/nowhere")).next();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(receiver.get("/metrics").body())
                        .contains("wardgate_gateway_http_connections 1.0")
                        .containsPattern("wardgate_refusals_total\\{reason=\"protocol\"} [1-9]"));
    }
}
