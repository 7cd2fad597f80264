package io.wardgate.receiver.gatewayhttp;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.wardgate.receiver.gatewayhttp.ReadGate.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The replies of one connection, in the order of its requests (RFC 9112, 9.3.2), whatever the order in which they become
 * known: a bulk batch is committed later than the alarm batch behind it.
 *
 * <p>Each reply takes along all messages that wait for the gateway. A request for commands is held until there are some,
 * until its time is over, or until anything follows it on the connection: nothing shall wait behind it.
 *
 * <p>Owned by the channel's event loop.
 */
final class Replies {

    /** As over the other transports, no more of one connection is taken than this unanswered. */
    static final int MOST_WAITING = 256;

    private static final Reply NEWS = Reply.messages(HttpResponseStatus.OK);
    private static final Reply TRY_LATER = Reply.refusal(
            HttpResponseStatus.SERVICE_UNAVAILABLE, "not committed yet: the database is slow or fails; send it again");

    /** The peer may take so long to read a last reply: closing at once would throw away what it has not read. */
    private static final long LINGER_MILLIS = 1_000;

    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Channel channel;
    private final ReadGate gate;
    private final Mailbox mailbox;
    private final Duration commitPatience;
    private boolean ending;
    private boolean ended;

    /** @param commitPatience a batch that is not settled by then is to be sent again */
    Replies(Channel channel, ReadGate gate, Mailbox mailbox, Duration commitPatience) {
        this.channel = channel;
        this.gate = gate;
        this.mailbox = mailbox;
        this.commitPatience = commitPatience;
    }

    /** A batch came; its reply is {@link #settle}d later. */
    Exchange await(boolean last) {
        return queue(new Exchange(false, last));
    }

    /** A request came whose reply is known at once. */
    void reply(Reply reply, boolean last) {
        settle(await(last), reply);
    }

    /** A request for commands came. */
    void hold(Duration wait, boolean last) {
        Exchange held = queue(new Exchange(true, last));
        if (wait.isZero()) {
            settle(held, NEWS);
        } else {
            held.endsBy(channel.eventLoop().schedule(() -> settle(held, NEWS), wait.toMillis(), TimeUnit.MILLISECONDS));
            flush();
        }
    }

    private Exchange queue(Exchange exchange) {
        Exchange before = waiting.peekLast();
        if (before != null && before.waitsForMessages) {
            before.settle(NEWS);
        }
        waiting.add(exchange);
        ending |= exchange.last;
        gate.set(Reason.MANY_WAIT, waiting.size() >= MOST_WAITING);
        flush();
        return exchange;
    }

    void settle(Exchange exchange, Reply reply) {
        exchange.settle(reply);
        flush();
    }

    /** A message for the gateway; it goes with the next reply. */
    void deliver(byte[] message) {
        mailbox.add(message);
        flush();
    }

    /** Whether a request came after which the connection ends. */
    boolean isEnding() {
        return ending;
    }

    /** Whether the reply to a batch is due. */
    boolean awaitsAnswer() {
        return waiting.stream().anyMatch(exchange -> !exchange.waitsForMessages);
    }

    /** Nothing was written for a while: whoever waits for a commit is told that we live, or to come again. */
    void whileQuiet() {
        for (Exchange exchange : waiting) {
            if (!exchange.waitsForMessages && System.nanoTime() - exchange.sinceNanos > commitPatience.toNanos()) {
                exchange.settle(TRY_LATER);
            }
        }
        flush();
        if (awaitsAnswer() && !ended) {
            channel.writeAndFlush(RequestReader.goOn());
        }
    }

    private void flush() {
        boolean written = false;
        Exchange first = waiting.peek();
        while (first != null && !ended && isReady(first)) {
            waiting.remove();
            write(first);
            written = true;
            first = waiting.peek();
        }
        if (written) {
            channel.flush();
            gate.set(Reason.MANY_WAIT, waiting.size() >= MOST_WAITING);
        }
    }

    private boolean isReady(Exchange exchange) {
        if (exchange.waitsForMessages && !mailbox.isEmpty()) {
            exchange.settle(NEWS);
        }
        return exchange.reply() != null;
    }

    private void write(Exchange exchange) {
        Reply reply = exchange.reply();
        if (reply == null) {
            throw new IllegalStateException("only what is settled is written");
        }
        byte[] messages = reply.isMessages() ? mailbox.takeAll() : new byte[0];
        channel.write(reply.response(messages, exchange.last));
        if (exchange.last) {
            ended = true;
            channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The connection is gone. */
    void abandon() {
        ended = true;
        waiting.forEach(exchange -> exchange.settle(NEWS));
        waiting.clear();
    }
}
