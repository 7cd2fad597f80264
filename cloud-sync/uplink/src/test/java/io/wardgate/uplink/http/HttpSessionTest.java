package io.wardgate.uplink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.tls.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's side of HTTP against a receiver that is played here, request by request. */
class HttpSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POLL = "GET /v1/commands?gateway=GW-1&wait=1 HTTP/1.1\r\nHost: 127.0.0.1:";

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private PlayedReceiver receiver;
    private LineSession session;

    @BeforeEach
    void open() throws Exception {
        receiver = new PlayedReceiver();
        session = new HttpLine(settings("http", null))
                .open(Role.SHARED, message -> messages.add(new String(message, StandardCharsets.US_ASCII)), lost::add);
    }

    @AfterEach
    void close() throws Exception {
        session.close();
        receiver.close();
    }

    private HttpSettings settings(String scheme, @Nullable TlsFiles tls) {
        Endpoint server = Endpoint.parse("uplink.http.server", scheme + "://127.0.0.1:" + receiver.port(), "http");
        return new HttpSettings(server, tls, "GW-1", 5, 1);
    }

    private CompletableFuture<Void> connecting() {
        return CompletableFuture.runAsync(() -> {
            try {
                session.connect();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    private void connect() throws Exception {
        CompletableFuture<Void> connecting = connecting();
        receiver.greet();
        connecting.join();
    }

    private static byte[] batch(long sequence) {
        return new BatchCodec()
                .seal(
                        new BatchId("GW-1", 7, Lane.ROUTINE, sequence),
                        new ClockStamp(5, 1_000, 1_790_000_000_000L, true),
                        new BatchContents(List.of(), List.of(), null));
    }

    private void send(long sequence) throws Exception {
        session.send(batch(sequence), () -> false);
    }

    @Test
    void asksForCommandsAnewWheneverNothingElseIsDue() throws Exception {
        connect();
        for (int round = 0; round < 3; round++) {
            assertThat(receiver.request()).startsWith(POLL);
            receiver.replyMessage(("command " + round).getBytes(StandardCharsets.US_ASCII));
        }
        await().atMost(PATIENCE).until(() -> messages.size() == 3);
        assertThat(messages).containsExactly("command 0", "command 1", "command 2");
    }

    @Test
    void sendsBatchesWithoutWaitingForTheRepliesBefore() throws Exception {
        connect();
        assertThat(receiver.request()).startsWith(POLL);
        send(1);
        send(2);
        for (long sequence = 1; sequence <= 2; sequence++) {
            String put = receiver.request();
            assertThat(put)
                    .startsWith("PUT /v1/batches/GW-1.0000000000000007.2." + sequence + " HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n" + new String(batch(sequence), StandardCharsets.ISO_8859_1));
        }
        receiver.reply("204 No Content", "");
        receiver.replyMessage("answer".getBytes(StandardCharsets.US_ASCII));
        receiver.reply("200 OK", "Content-Type: " + Reply.MESSAGES + "\r\nContent-Length: 0\r\n\r\n");
        assertThat(receiver.request()).as("all replies are there").startsWith(POLL);
        assertThat(messages).containsExactly("answer");
    }

    @Test
    void staysConnectedWhenOneBatchIsRefused() throws Exception {
        connect();
        receiver.request();
        send(1);
        receiver.request();
        receiver.reply("204 No Content", "");
        receiver.replyText("503 Service Unavailable", "the database rests");
        assertThat(receiver.request()).startsWith(POLL);
        assertThat(lost).isEmpty();
    }

    @Test
    void connectsToNobodyWhoRefusesTheGateway() throws Exception {
        CompletableFuture<Void> connecting = connecting();
        receiver.accept();
        receiver.request();
        receiver.replyText("403 Forbidden", "the certificate is of GW-2");
        assertThatThrownBy(connecting::join)
                .hasMessageContaining("replies to /v1/commands with 403: the certificate is of GW-2");
    }

    @Test
    void connectsToNoOtherWebServer() throws Exception {
        CompletableFuture<Void> connecting = connecting();
        receiver.accept();
        receiver.request();
        receiver.reply("200 OK", "Content-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>");
        assertThatThrownBy(connecting::join).hasMessageContaining("replies to /v1/commands with 200");
    }

    @Test
    void givesUpAReceiverOfWhichNothingIsHeardForThreeKeepAlives() throws Exception {
        connect();
        await().atMost(PATIENCE).until(() -> lost.contains("nothing heard for 3000 ms"));
    }

    @Test
    void takesInterimRepliesForSignsOfLife() throws Exception {
        connect();
        receiver.request();
        send(1);
        receiver.reply("204 No Content", "");
        long silenceEndedNanos = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        await().atMost(PATIENCE).until(() -> {
            receiver.reply("100 Continue", "");
            return System.nanoTime() > silenceEndedNanos;
        });
        assertThat(lost).isEmpty();
        receiver.replyMessage("answer".getBytes(StandardCharsets.US_ASCII));
        await().atMost(PATIENCE).until(() -> messages.contains("answer"));
    }

    @Test
    void isLostWhenTheReceiverSaysWhatNobodyAsked() throws Exception {
        connect();
        receiver.request();
        receiver.reply("204 No Content", "");
        receiver.request();
        receiver.reply("204 No Content", "HTTP/1.1 204 No Content\r\n\r\n");
        await().atMost(PATIENCE).until(() -> !lost.isEmpty());
    }

    @Test
    void isLostWhenAReplyEndsWithinAMessage() throws Exception {
        connect();
        receiver.request();
        receiver.reply("200 OK", "Content-Type: " + Reply.MESSAGES + "\r\nContent-Length: 2\r\n\r\n\u0009x");
        await().atMost(PATIENCE).until(() -> lost.stream().anyMatch(reason -> reason.contains("within a message")));
    }

    @Test
    void isLostWhenTheReceiverEndsTheConnection() throws Exception {
        connect();
        receiver.request();
        receiver.reply("204 No Content", "Connection: close\r\n\r\n");
        await().atMost(PATIENCE).until(() -> lost.contains("the receiver ends the connection"));
    }

    @Test
    void wantsTlsFilesExactlyForHttps() {
        TlsFiles files = new TlsFiles(Path.of("keys"), Path.of("trust"), Path.of("password"));
        assertThatThrownBy(() -> settings("http", files)).hasMessageContaining("TLS files are for https only");
        assertThatThrownBy(() -> settings("https", null)).hasMessageContaining("TLS files are for https only");
    }
}
