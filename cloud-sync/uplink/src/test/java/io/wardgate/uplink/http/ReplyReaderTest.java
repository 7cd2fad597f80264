package io.wardgate.uplink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {

    private static final String ANSWERED =
            "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.wardgate.messages\r\nContent-Length: 3\r\n\r\nabc";

    private static ReplyReader reader(String... pieces) {
        return new ReplyReader(octets(pieces));
    }

    private static InputStream octets(String... pieces) {
        return Arrays.stream(pieces)
                .map(piece -> (InputStream) new ByteArrayInputStream(piece.getBytes(StandardCharsets.ISO_8859_1)))
                .reduce(InputStream.nullInputStream(), SequenceInputStream::new);
    }

    @Test
    void readsStatusTypeAndExactlyItsBody() throws Exception {
        ReplyReader reader = reader(ANSWERED + "HTTP/1.1 204 No Content\r\n\r\n" + ANSWERED);
        Reply reply = reader.next();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.isMessages()).isTrue();
        assertThat(reply.last()).isFalse();
        assertThat(reply.body()).asString().isEqualTo("abc");
        assertThat(reader.next().status()).isEqualTo(204);
        assertThat(reader.next().body()).hasSize(3);
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    @Test
    void readsTheSameHoweverTheStreamIsCut() throws Exception {
        for (int cut = 0; cut <= ANSWERED.length(); cut++) {
            ReplyReader reader = reader(ANSWERED.substring(0, cut), ANSWERED.substring(cut));
            assertThat(reader.next().body()).as("cut at %d", cut).asString().isEqualTo("abc");
        }
    }

    @Test
    void passesOverInterimReplies() throws Exception {
        String lives = "HTTP/1.1 100 Continue\r\n\r\n";
        assertThat(reader(lives + lives + "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + ANSWERED)
                        .next()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void explainsARefusalInOneLine() throws Exception {
        Reply reply = reader("HTTP/1.1 403 Forbidden\r\ncontent-TYPE:text/plain; charset=utf-8\r\n"
                        + "Connection: Keep-Alive, Close\r\nContent-Length: 14\r\n\r\nnot\u001bthis\none\r\n")
                .next();
        assertThat(reply.explanation()).isEqualTo("403: not?this?one");
        assertThat(reply.last()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.0 200 OK~Content-Length: 0~~ | begins with",
                "HTTP/1.1 600 Much~~ | begins with",
                "HTTP/1.1 2000 OK~~ | begins with",
                "ICY 200 OK~~ | begins with",
                "HTTP/1.1 200 OK^ | octet 0a at 15",
                "HTTP/1.1 200 OK<X | CR without LF",
                "\u00ff\u00ff | octet ff at 0",
                "HTTP/1.1 101 Switching Protocols~~ | changes to another protocol",
                "HTTP/1.1 200 OK~~ | without a Content-Length",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~ | must come with its Content-Length",
                "HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 4~~ | two lengths",
                "HTTP/1.1 200 OK~Content-Length: +3~~ | Content-Length '+3'",
                "HTTP/1.1 200 OK~Content-Length: 0x3~~ | Content-Length '0x3'",
                "HTTP/1.1 200 OK~Content-Length: 1048577~~ | at most 1048576",
                "HTTP/1.1 200 OK~Content-Length : 3~~ | header line",
                "HTTP/1.1 200 OK~ folded: 3~~ | header line",
                "HTTP/1.1 200 OK~nonsense~~ | header line"
            })
    void refusesWhatIsNoReplyAndSaysWhy(String octets, String says) {
        assertThatThrownBy(reader(octets.replace("~", "\r\n").replace('^', '\n').replace('<', '\r'))::next)
                .isInstanceOf(UnreadableReplyException.class)
                .hasMessageContaining(says);
    }

    @Test
    void makesNoRoomForAnEndlessHead() {
        ReplyReader reader = reader("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(100_000));
        assertThatThrownBy(reader::next)
                .isInstanceOf(UnreadableReplyException.class)
                .hasMessageContaining("more than 8192");
    }

    @Test
    void sayingThatTheReceiverClosedNamesHowFarItGot() {
        assertThatThrownBy(reader(ANSWERED.substring(0, ANSWERED.length() - 1))::next)
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("after 2 of 3 octets");
    }

    @Test
    void endsInAReplyOrAnExceptionWhateverComes() {
        byte[] good = (ANSWERED + ANSWERED).getBytes(StandardCharsets.US_ASCII);
        for (long seed = 0; seed < 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] garbled = good.clone();
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
            }
            ReplyReader reader = new ReplyReader(new ByteArrayInputStream(garbled));
            int lastStatus = 200;
            try {
                for (int reply = 0; reply < 10; reply++) {
                    lastStatus = reader.next().status();
                }
                throw new AssertionError("ten replies out of two, seed " + seed);
            } catch (IOException e) {
                if (lastStatus < 200
                        || lastStatus > 599
                        || String.valueOf(e.getMessage()).isBlank()) {
                    throw new AssertionError("seed " + seed + ": status " + lastStatus, e);
                }
            }
        }
    }
}
