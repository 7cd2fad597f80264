package io.wardgate.receiver.gatewayhttp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.IdleStateEvent;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.receiver.connection.KeepAliveGuard;
import io.wardgate.receiver.connection.PeerCertificate;
import io.wardgate.receiver.gatewayhttp.Incoming.Request;
import io.wardgate.receiver.gatewayhttp.Incoming.Unusable;
import io.wardgate.receiver.gatewayhttp.ReadGate.Reason;
import io.wardgate.receiver.ingest.Arrival;
import io.wardgate.receiver.ingest.Content;
import io.wardgate.receiver.ingest.Verdict;
import io.wardgate.receiver.metrics.RefusalReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one gateway: batches into the queue, replies when the writer has settled them.
 *
 * <p>Owned by the channel's event loop; {@link #deliver} comes from any thread.
 */
final class GatewayRequests extends SimpleChannelInboundHandler<Incoming> {

    /** Name of the handler that watches for silence. */
    static final String SILENCE = "silence";

    private static final long FIRST_WORD_LIMIT_MILLIS = 5_000;

    /** Three times the longest time that a gateway may leave between two requests. */
    private static final long SILENCE_LIMIT_MILLIS = 180_000;

    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(20);

    private final HttpIngest ingest;
    private final Channel channel;
    private final ReadGate gate;
    private final Replies replies;
    private @Nullable String gateway;

    GatewayRequests(HttpIngest ingest, Channel channel) {
        super(Incoming.class);
        this.ingest = ingest;
        this.channel = channel;
        this.gate = new ReadGate(channel);
        this.replies = new Replies(channel, gate, new Mailbox(ingest.peers().dropped()), COMMIT_PATIENCE);
    }

    /** Ends a connection that begins with silence. */
    KeepAliveGuard firstWordGuard() {
        return guard(FIRST_WORD_LIMIT_MILLIS);
    }

    private KeepAliveGuard guard(long limitMillis) {
        return new KeepAliveGuard(
                limitMillis, () -> sendAway(RefusalReason.SILENT, "no request within " + limitMillis + " ms"));
    }

    /** Commands go to every connection of a gateway, an answer only to those with a batch that waits for one. */
    void deliver(byte[] message) {
        onLoop(() -> {
            if (CommandCodec.isCommand(message) || replies.awaitsAnswer()) {
                replies.deliver(message);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Incoming incoming) {
        if (replies.isEnding()) {
            return; // what follows a last request is not looked at
        }
        if (incoming instanceof Unusable unusable) {
            refuse(unusable.reason(), unusable.reply(), true);
        } else if (incoming instanceof Request request) {
            Target target = Target.of(request);
            if (target instanceof Target.Batch batch && admits(request, batch.gateway())) {
                take(request, batch);
            } else if (target instanceof Target.Commands commands && admits(request, commands.gateway())) {
                replies.hold(commands.patience(), request.last());
            } else if (target instanceof Target.Unknown unknown) {
                refuse(RefusalReason.PROTOCOL, unknown.reply(), request.last());
            }
        }
    }

    /** One connection speaks for one gateway: that of its certificate, or without TLS the first that it names. */
    private boolean admits(Request request, String named) {
        String known = gateway;
        if (known == null) {
            Optional<String> certified = PeerCertificate.gateway(channel.pipeline());
            if (certified.isPresent() && !certified.get().equals(named)) {
                String text = "gateway " + named + ", but its certificate has CN '" + certified.get() + "'";
                refuse(RefusalReason.WRONG_CERTIFICATE, Reply.refusal(HttpResponseStatus.FORBIDDEN, text), true);
                return false;
            }
            gateway = named;
            channel.pipeline().replace(SILENCE, SILENCE, guard(SILENCE_LIMIT_MILLIS));
            ingest.peers().join(named, this);
        } else if (!known.equals(named)) {
            String text = "gateway " + named + " on a connection of gateway " + known;
            refuse(RefusalReason.WRONG_GATEWAY, Reply.refusal(HttpResponseStatus.FORBIDDEN, text), request.last());
            return false;
        }
        return true;
    }

    private void take(Request request, Target.Batch batch) {
        Exchange exchange = replies.await(request.last());
        Arrival arrival = ingest.inspector()
                .inspect(batch.gateway(), name(), request.body(), verdict -> settled(exchange, verdict));
        if (arrival.content() instanceof Content.Unreadable unreadable) {
            exchange.fault = unreadable.reason();
        }
        String fault = batch.fault(arrival);
        if (!fault.isEmpty()) {
            ingest.refusals().refused(RefusalReason.PROTOCOL, name(), batch.path(), fault);
            replies.settle(exchange, Reply.refusal(HttpResponseStatus.BAD_REQUEST, fault));
            return;
        }
        if (!ingest.queue().offer(arrival)) {
            gate.set(Reason.QUEUE_FULL, true);
            ingest.queue().whenRoom(arrival, () -> onLoop(() -> gate.set(Reason.QUEUE_FULL, false)));
        }
    }

    /** The verdict is on the disk; the answer about it was delivered before. Runs on the writer thread. */
    private void settled(Exchange exchange, Verdict verdict) {
        onLoop(() -> replies.settle(exchange, reply(exchange, verdict)));
    }

    /** While the receiver stops, the writer may settle what no connection waits for any more. */
    private void onLoop(Runnable work) {
        if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(work);
        }
    }

    private static Reply reply(Exchange exchange, Verdict verdict) {
        return switch (verdict) {
            case STORED, REPEATED -> Reply.messages(HttpResponseStatus.OK);
            case CONFLICT -> Reply.messages(HttpResponseStatus.CONFLICT);
            case DAMAGED -> Reply.messages(HttpResponseStatus.UNPROCESSABLE_ENTITY);
            case RUBBISH, MISROUTED -> Reply.refusal(HttpResponseStatus.BAD_REQUEST, exchange.fault);
            case FOREIGN -> Reply.refusal(HttpResponseStatus.BAD_REQUEST, "the envelope is of another gateway");
        };
    }

    private void refuse(RefusalReason reason, Reply reply, boolean last) {
        ingest.refusals().refused(reason, name(), "", reply.status().code() + " " + reply.text());
        replies.reply(reply, last);
    }

    private void sendAway(RefusalReason reason, String detail) {
        ingest.refusals().refused(reason, name(), "", detail);
        channel.close();
    }

    private String name() {
        return (gateway == null ? "?" : gateway) + "@" + channel.remoteAddress();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            replies.whileQuiet();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        gate.set(Reason.REPLIES_UNREAD, !channel.isWritable());
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        replies.abandon();
        String known = gateway;
        if (known != null) {
            ingest.peers().leave(known, this);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause.getCause() instanceof SSLException fault) {
            // What came in clear may be of patients: it must not get into the log.
            sendAway(
                    RefusalReason.TLS,
                    fault instanceof NotSslRecordException ? "octets in clear" : "no TLS: " + fault.getMessage());
        } else if (cause instanceof IOException) {
            channel.close(); // the connection broke: nothing of ours, the gateway comes again
        } else {
            sendAway(RefusalReason.PROTOCOL, "failed: " + cause);
        }
    }
}
