package io.wardgate.receiver.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.IdleStateEvent;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.Hello;
import io.wardgate.protocol.api.HelloCodec;
import io.wardgate.protocol.api.WireException;
import io.wardgate.receiver.connection.PeerCertificate;
import io.wardgate.receiver.ingest.Arrival;
import io.wardgate.receiver.ingest.Verdict;
import io.wardgate.receiver.metrics.RefusalReason;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a gateway: its hello, then its envelopes. Acknowledges nothing by itself: that happens when the writer
 * settles a batch.
 *
 * <p>Owned by the channel's event loop; {@link #settled} runs on the writer thread.
 */
final class GatewayStream extends SimpleChannelInboundHandler<byte[]> {

    private static final byte[] SIGN_OF_LIFE = {};

    private final StreamIngest ingest;
    private final FramingHandler framing;
    private final Greeting greeting;
    private final HelloCodec hellos = new HelloCodec();
    private @Nullable String gateway;

    /** What this side says in its hello, and when. */
    interface Greeting {

        /** Whether the hello of a gateway fits to ours. */
        boolean fits(Hello theirs);

        /** Said in answer to a hello; null if it was said before. */
        @Nullable
        Hello answer(Hello theirs);
    }

    GatewayStream(StreamIngest ingest, FramingHandler framing, Greeting greeting) {
        super(byte[].class);
        this.ingest = ingest;
        this.framing = framing;
        this.greeting = greeting;
    }

    /** No hello in time, or nothing for too long. */
    void silent(Channel channel, String detail) {
        refuse(channel, RefusalReason.SILENT, detail);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, byte[] message) {
        String known = gateway;
        if (!context.channel().isActive()) {
            return; // sent away by a message before this one
        }
        if (known == null) {
            greet(context, message);
        } else if (message.length > 0) {
            enqueue(context.channel(), known, message);
        }
    }

    private void greet(ChannelHandlerContext context, byte[] message) {
        try {
            Hello hello = hellos.decode(message);
            Optional<String> certified = PeerCertificate.gateway(context.pipeline());
            if (certified.isPresent() && !certified.get().equals(hello.name())) {
                refuse(
                        context.channel(),
                        RefusalReason.WRONG_CERTIFICATE,
                        "hello of gateway " + hello.name() + ", but its certificate has CN '" + certified.get() + "'");
            } else if (!greeting.fits(hello)) {
                refuse(context.channel(), RefusalReason.PROTOCOL, "its hello answers another connection than this");
            } else {
                accept(context, hello);
            }
        } catch (WireException e) {
            refuse(context.channel(), RefusalReason.PROTOCOL, "no hello: " + e.getMessage());
        }
    }

    private void accept(ChannelHandlerContext context, Hello hello) {
        gateway = hello.name();
        framing.allow(BatchCodec.MAX_ENVELOPE_OCTETS);
        StreamPipeline.greeted(context.pipeline(), this);
        Hello answer = greeting.answer(hello);
        if (answer != null) {
            context.writeAndFlush(hellos.encode(answer));
        }
        ingest.peers().join(hello.name(), context.channel());
    }

    private void enqueue(Channel channel, String from, byte[] envelope) {
        Arrival arrival =
                ingest.inspector().inspect(from, name(channel), envelope, verdict -> settled(channel, verdict));
        if (!ingest.queue().offer(arrival)) {
            channel.config().setAutoRead(false);
            ingest.queue().whenRoom(arrival, () -> channel.config().setAutoRead(true));
        }
    }

    /** The verdict is on the disk. Who brings rubbish, or another gateway's batches, is sent away. */
    private void settled(Channel channel, Verdict verdict) {
        switch (verdict) {
            case STORED, REPEATED, CONFLICT, DAMAGED -> {}
            case RUBBISH, FOREIGN, MISROUTED -> channel.close();
        }
    }

    private void refuse(Channel channel, RefusalReason reason, String detail) {
        ingest.refusals().refused(reason, name(channel), "", detail);
        channel.close();
    }

    private String name(Channel channel) {
        return (gateway == null ? "?" : gateway) + "@" + channel.remoteAddress();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.writeAndFlush(SIGN_OF_LIFE);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        String known = gateway;
        if (known != null) {
            ingest.peers().leave(known, context.channel());
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause.getCause() instanceof SSLException fault) {
            // What came in clear may be of patients: it must not get into the log.
            refuse(
                    context.channel(),
                    RefusalReason.TLS,
                    fault instanceof NotSslRecordException ? "octets in clear" : "no TLS: " + fault.getMessage());
        } else if (cause instanceof IOException) {
            context.close(); // the connection broke: nothing of ours, the gateway comes again
        } else if (cause instanceof DecoderException) {
            refuse(context.channel(), RefusalReason.MALFORMED_PACKET, String.valueOf(cause.getMessage()));
        } else {
            refuse(context.channel(), RefusalReason.PROTOCOL, "failed: " + cause);
        }
    }
}
