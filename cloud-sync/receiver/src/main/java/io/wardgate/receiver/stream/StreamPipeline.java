package io.wardgate.receiver.stream;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.wardgate.receiver.connection.KeepAliveGuard;
import io.wardgate.receiver.stream.GatewayStream.Greeting;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The handlers of a stream, in order: silence, TLS, framing, signs of life, the gateway. */
final class StreamPipeline {

    /** Below three times the shortest interval of a gateway, so that the busiest or laziest of them hears us in time. */
    private static final long SIGN_OF_LIFE_SECONDS = 2;

    private static final long HELLO_LIMIT_MILLIS = 5_000;

    /** Three times the longest interval that a gateway may be configured to. */
    private static final long SILENCE_LIMIT_MILLIS = 180_000;

    private static final String SILENCE = "silence";

    private StreamPipeline() {}

    static void prepare(SocketChannel channel, @Nullable SslContext tls, StreamIngest ingest, Greeting greeting) {
        ChannelPipeline pipeline = channel.pipeline();
        FramingHandler framing = new FramingHandler();
        GatewayStream gateway = new GatewayStream(ingest, framing, greeting);
        pipeline.addLast(
                SILENCE,
                new KeepAliveGuard(
                        HELLO_LIMIT_MILLIS,
                        () -> gateway.silent(channel, "no hello within " + HELLO_LIMIT_MILLIS + " ms")));
        if (tls != null) {
            pipeline.addLast("tls", tls.newHandler(channel.alloc()));
        }
        pipeline.addLast("framing", framing);
        pipeline.addLast("gateway", gateway);
    }

    /** From now on silence has a larger limit, and signs of life are sent. */
    static void greeted(ChannelPipeline pipeline, GatewayStream gateway) {
        pipeline.replace(
                SILENCE,
                SILENCE,
                new KeepAliveGuard(
                        SILENCE_LIMIT_MILLIS,
                        () -> gateway.silent(
                                pipeline.channel(), "nothing heard for " + SILENCE_LIMIT_MILLIS / 1_000 + " s")));
        pipeline.addBefore("gateway", "life", new IdleStateHandler(0, SIGN_OF_LIFE_SECONDS, 0, TimeUnit.SECONDS));
    }
}
