package io.wardgate.receiver.stream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.wardgate.protocol.api.Hello;
import io.wardgate.protocol.api.HelloCodec;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to gateways that listen, twice each: for emergencies, and for the rest. Owns two event-loop threads,
 * {@code wardgate-dial-…}, on which everything here runs but {@link #stopReading} and {@link #close}.
 */
public final class GatewayDialer {

    private static final int THREADS = 2;
    private static final int CONNECT_MILLIS = 5_000;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(GatewayDialer.class);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("wardgate-dial"), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final HelloCodec hellos = new HelloCodec();
    private final SplittableRandom random = new SplittableRandom();
    private final StreamIngest ingest;
    private final @Nullable SslContext tls;
    private volatile boolean stopping;

    public GatewayDialer(StreamIngest ingest, @Nullable SslContext tls) {
        this.ingest = ingest;
        this.tls = tls;
    }

    /** Begins to connect, and goes on for ever. */
    public void start(List<InetSocketAddress> gateways) {
        for (InetSocketAddress gateway : gateways) {
            for (boolean urgent : new boolean[] {true, false}) {
                dial(new Target(gateway, urgent, pauses()));
            }
        }
    }

    private synchronized SplittableRandom pauses() {
        return random.split();
    }

    private void dial(Target target) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channels.add(channel);
                        StreamPipeline.prepare(channel, tls, ingest, target);
                    }
                });
        bootstrap.connect(target.address).addListener((ChannelFuture connected) -> dialed(connected, target));
    }

    private void dialed(ChannelFuture connected, Target target) {
        if (!connected.isSuccess()) {
            target.failed(connected.cause());
            again(target);
            return;
        }
        Channel channel = connected.channel();
        target.connected();
        channel.closeFuture().addListener(closed -> again(target));
        SslHandler secure = channel.pipeline().get(SslHandler.class);
        if (secure == null) {
            sayHello(channel, target);
        } else {
            secure.handshakeFuture().addListener((Future<Channel> done) -> {
                if (done.isSuccess()) {
                    sayHello(channel, target);
                }
            });
        }
    }

    private void sayHello(Channel channel, Target target) {
        channel.writeAndFlush(hellos.encode(new Hello(ingest.name(), target.urgent)));
    }

    private void again(Target target) {
        if (!stopping) {
            loops.schedule(() -> dial(target), target.nextPauseMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Takes nothing more in and connects no more; connections stay open for the answers that are still due. */
    public void stopReading() {
        stopping = true;
        channels.forEach(channel -> channel.config().setAutoRead(false));
    }

    /** Closes every connection and ends the threads. */
    public void close() {
        stopping = true;
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    /** One connection to keep. One try at a time, so its state needs no lock. */
    private static final class Target implements GatewayStream.Greeting {
        private final InetSocketAddress address;
        private final boolean urgent;
        private final SplittableRandom random;
        private volatile long pauseMillis = FIRST_PAUSE_MILLIS;
        private volatile boolean said;

        Target(InetSocketAddress address, boolean urgent, SplittableRandom random) {
            this.address = address;
            this.urgent = urgent;
            this.random = random;
        }

        /** Decorrelated jitter, so that fifty gateways are not called in step. */
        long nextPauseMillis() {
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, random.nextLong(FIRST_PAUSE_MILLIS, 3 * pauseMillis + 1));
            return pauseMillis;
        }

        void connected() {
            said = false;
            LOG.info("connected to the gateway at {}", address);
        }

        /** An outage of hours is one line. */
        void failed(Throwable cause) {
            if (!said) {
                LOG.warn("cannot connect to the gateway at {}: {}. Keeps trying", address, cause.toString());
                said = true;
            }
        }

        @Override
        public boolean fits(Hello theirs) {
            pauseMillis = FIRST_PAUSE_MILLIS;
            return theirs.urgent() == urgent;
        }

        @Override
        public @Nullable Hello answer(Hello theirs) {
            return null;
        }
    }
}
