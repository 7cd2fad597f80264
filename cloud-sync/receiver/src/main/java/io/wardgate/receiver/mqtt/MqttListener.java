package io.wardgate.receiver.mqtt;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT server port (docs/adr/0040). Owns two event-loop threads, {@code wardgate-mqtt-…}; opening envelopes happens
 * there too.
 */
public final class MqttListener {

    /** An envelope, its topic and the properties of an MQTT 5 PUBLISH. */
    static final int MAX_PACKET_OCTETS = BatchCodec.MAX_ENVELOPE_OCTETS + 4_096;

    private static final int MAX_CLIENT_ID_CHARACTERS = 128;
    private static final int THREADS = 2;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("wardgate-mqtt"), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Refusals refusals;
    private final Sessions sessions;
    private final Inspector inspector;
    private final IngestQueue queue;
    private final @Nullable SslContext tls;

    public MqttListener(
            Refusals refusals, Sessions sessions, Inspector inspector, IngestQueue queue, @Nullable SslContext tls) {
        this.refusals = refusals;
        this.sessions = sessions;
        this.inspector = inspector;
        this.queue = queue;
        this.tls = tls;
    }

    /** Opens the port and returns the address it got. */
    public InetSocketAddress start(InetSocketAddress address) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        prepare(channel);
                    }
                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
        }
        Channel server = bound.channel();
        channels.add(server);
        return (InetSocketAddress) server.localAddress();
    }

    private void prepare(SocketChannel channel) {
        channels.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast("tls", tls.newHandler(channel.alloc()));
        }
        pipeline.addLast("decode", new MqttDecoder(MAX_PACKET_OCTETS, MAX_CLIENT_ID_CHARACTERS));
        pipeline.addLast("encode", MqttEncoder.INSTANCE);
        pipeline.addLast("connect", new ConnectHandler(refusals, sessions, inspector, queue));
    }

    /** Takes nothing more in; connections stay open for the answers that are still due. */
    public void stopReading() {
        for (Channel channel : channels) {
            if (channel instanceof NioServerSocketChannel) {
                channel.close().awaitUninterruptibly();
            } else {
                channel.config().setAutoRead(false);
            }
        }
    }

    /** Says good-bye, closes every connection and ends the threads. */
    public void close() {
        sessions.sendAllAway();
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
