package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver with its HTTP port, the gateway's real uplink and command queue, and outages on both sides. */
class CommandsEndToEndTest {

    private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";
    private static final String ORDER = "{\"id\": \"" + ID + "\", \"gateway\": \"GW-1\", \"kind\": \"count\"}";
    private static final String JSON = "application/json";

    @TempDir
    Path directory;

    private final CommandedGateway.Journal journal = new CommandedGateway.Journal();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aCommandOrderedWhileTheGatewayWasAwayRunsOnceWhenItIsBack() throws Exception {
        try (RunningReceiver receiver = start()) {
            assertThat(receiver.post("/api/commands", JSON, ORDER).statusCode()).isEqualTo(202);
            assertThat(state(receiver)).isEqualTo("QUEUED");
        }

        try (RunningReceiver receiver = start()) {
            assertThat(state(receiver)).as("after the receiver was away").isEqualTo("QUEUED");
            try (CommandedGateway gateway = new CommandedGateway(receiver.mqttPort(), journal, runs, 1)) {
                awaitDone(receiver, gateway);
            }
            try (CommandedGateway gateway = new CommandedGateway(receiver.mqttPort(), journal, runs, 2)) {
                String second = ORDER.replace("eeff", "eef0");
                assertThat(receiver.post("/api/commands", JSON, second).statusCode())
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    gateway.sendAgain();
                    return runs.get() == 2;
                });
            }
            assertThat(receiver.get("/api/commands/" + ID).body())
                    .contains("\"detail\":\"run 1\"")
                    .containsSubsequence(
                            "{\"state\":\"QUEUED\"",
                            "{\"state\":\"DELIVERED\"",
                            "{\"state\":\"ACCEPTED\"",
                            "{\"state\":\"DONE\"");
            assertThat(receiver.get("/api/commands?gateway=GW-1").body()).contains(ID, "eef0");
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void theSameOrderAgainIsTheOneThatIsThere() throws Exception {
        try (RunningReceiver receiver = start()) {
            receiver.post("/api/commands", JSON, ORDER);

            assertThat(receiver.post("/api/commands", JSON, ORDER).body()).contains(ID, "\"state\":\"QUEUED\"");
            assertThat(receiver.post("/api/commands", JSON, ORDER.replace("GW-1", "GW-2"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(receiver.count("SELECT COUNT(*) FROM command")).isEqualTo(1);
        }
    }

    @Test
    void wrongOrdersAreNamedAndKeptNowhere() throws Exception {
        try (RunningReceiver receiver = start()) {
            assertRefused(receiver, "{", "the body is not JSON");
            assertRefused(receiver, "[]", "must be a JSON object");
            assertRefused(receiver, "{\"kind\": \"a\"}", "gateway is ; allowed: 1 to 32");
            assertRefused(receiver, "{\"gateway\": \"G\", \"kind\": \"A b\"}", "kind is A b; allowed");
            assertRefused(receiver, with("\"colour\": 1"), "colour: unknown; allowed: arguments, gateway");
            assertRefused(
                    receiver, with("\"ttlSeconds\": 0"), "ttlSeconds is 0; allowed: a whole number from 1 to 604800");
            assertRefused(receiver, with("\"arguments\": {\"a\": [1]}"), "arguments.a is [1]; allowed: a text");
            assertRefused(receiver, with("\"payloadBase64\": \"!!\""), "payloadBase64");
            assertRefused(receiver, with("\"payload\": \"a\", \"payloadBase64\": \"YQ==\""), "allowed: one of them");
            assertRefused(receiver, with("\"payload\": \"" + "x".repeat(300_000) + "\""), "at most 262144");
            assertThat(receiver.post("/api/commands", "text/plain", ORDER).statusCode())
                    .as("what a page of another origin may send unasked")
                    .isEqualTo(415);
            assertThat(receiver.get("/api/commands").statusCode()).isEqualTo(400);
            assertThat(receiver.get("/api/commands/" + ID).statusCode()).isEqualTo(404);
            assertThat(receiver.get("/api/commands/nonsense").statusCode()).isEqualTo(404);
            assertThat(receiver.count("SELECT COUNT(*) FROM command")).isZero();
        }
    }

    private RunningReceiver start() throws StartException {
        return RunningReceiver.on(RunningReceiver.h2(directory), null);
    }

    private static void awaitDone(RunningReceiver receiver, CommandedGateway gateway) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    gateway.sendAgain();
                    return state(receiver).equals("DONE");
                });
    }

    /** The state of the command itself, not those of its history. */
    private static String state(RunningReceiver receiver) throws Exception {
        String body = receiver.get("/api/commands/" + ID).body();
        return body.replaceAll(".*\"expiresAtMillis\":[0-9]+,\"state\":\"([A-Z]+)\".*", "$1");
    }

    private static String with(String more) {
        return "{\"gateway\": \"GW-1\", \"kind\": \"count\", " + more + "}";
    }

    private static void assertRefused(RunningReceiver receiver, String order, String message) throws Exception {
        var response = receiver.post("/api/commands", JSON, order);
        assertThat(response.body()).contains(message);
        assertThat(response.statusCode()).isEqualTo(400);
    }
}
