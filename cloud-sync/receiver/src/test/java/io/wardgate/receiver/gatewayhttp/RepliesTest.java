package io.wardgate.receiver.gatewayhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.wardgate.protocol.api.MessageFraming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private static final Reply STORED = Reply.messages(HttpResponseStatus.OK);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Counter dropped = new SimpleMeterRegistry().counter("dropped");
    private final Replies replies = replies(Duration.ofHours(1));

    private Replies replies(Duration commitPatience) {
        return new Replies(channel, new ReadGate(channel), new Mailbox(dropped), commitPatience);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    /** Status and length of the body of each reply that was written. */
    private List<String> written() {
        List<String> written = new ArrayList<>();
        for (Object next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            FullHttpResponse response = (FullHttpResponse) next;
            written.add(response.status().code() + " " + response.content().readableBytes());
            response.release();
        }
        return written;
    }

    @Test
    void aReplyWaitsForThoseBeforeIt() {
        Exchange bulk = replies.await(false);
        Exchange alarm = replies.await(false);
        replies.deliver(new byte[9]);
        replies.settle(alarm, STORED);
        assertThat(written()).isEmpty();
        replies.settle(bulk, STORED);
        assertThat(written()).containsExactly("200 10", "204 0");
    }

    @Test
    void aMessageEndsTheWaitForCommands() {
        replies.hold(Duration.ofMinutes(1), false);
        assertThat(written()).isEmpty();
        replies.deliver(new byte[9]);
        assertThat(written()).containsExactly("200 10");
    }

    @Test
    void aBatchThatIsNotCommittedInTimeIsToBeSentAgain() {
        Replies impatient = replies(Duration.ofNanos(-1));
        Exchange slow = impatient.await(false);
        impatient.whileQuiet();
        FullHttpResponse response = channel.readOutbound();
        assertThat(response.status()).isEqualTo(HttpResponseStatus.SERVICE_UNAVAILABLE);
        assertThat(response.headers().get("Retry-After")).isEqualTo("2");
        response.release();
        impatient.settle(slow, STORED);
        assertThat(written()).as("its commit comes too late for a reply").isEmpty();
    }

    @Test
    void aBatchThatWaitsIsASignOfLifeFromTimeToTime() {
        Exchange slow = replies.await(false);
        replies.whileQuiet();
        replies.whileQuiet();
        replies.settle(slow, STORED);
        replies.whileQuiet();
        assertThat(written()).containsExactly("100 0", "100 0", "204 0");
    }

    @Test
    void newMessagesPushOutTheOldestThatNobodyFetched() {
        byte[] message = new byte[200_000];
        for (int count = 0; count < 5; count++) {
            replies.deliver(message);
        }
        replies.hold(Duration.ZERO, false);
        assertThat(written()).containsExactly("200 " + 2 * MessageFraming.frame(message).length);
        assertThat(dropped.count()).isEqualTo(3);
    }

    @Test
    void tooManyThatWaitStopTheReading() {
        List<Exchange> waiting = new ArrayList<>();
        while (waiting.size() < Replies.MOST_WAITING) {
            assertThat(channel.config().isAutoRead()).isTrue();
            waiting.add(replies.await(false));
        }
        assertThat(channel.config().isAutoRead()).isFalse();
        replies.settle(waiting.get(0), STORED);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void nothingFollowsALastReply() {
        replies.reply(Reply.refusal(HttpResponseStatus.FORBIDDEN, "no"), true);
        assertThat(replies.isEnding()).isTrue();
        replies.reply(STORED, false);
        assertThat(written()).containsExactly("403 3");
    }
}
