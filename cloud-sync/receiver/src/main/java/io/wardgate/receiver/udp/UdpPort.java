package io.wardgate.receiver.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.DatagramCodec;
import io.wardgate.protocol.api.DatagramCodec.Datagram;
import io.wardgate.protocol.api.DatagramCodec.Direction;
import io.wardgate.protocol.api.WireException;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.Arrival;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The port for datagrams. Owns one event-loop thread, {@code wardgate-udp-…}, which opens datagrams and envelopes; while
 * the queue is full it does not read, and the system drops: the same batch comes over a connection.
 */
public final class UdpPort implements AnswerOutlet {

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("wardgate-udp"), NioIoHandler.newFactory());
    private final UdpPeers peers = new UdpPeers(System::nanoTime);
    private final DatagramCodec codec;
    private final Refusals refusals;
    private final Inspector inspector;
    private final IngestQueue queue;
    private volatile @Nullable Channel channel;

    public UdpPort(DatagramCodec codec, Refusals refusals, Inspector inspector, IngestQueue queue) {
        this.codec = codec;
        this.refusals = refusals;
        this.inspector = inspector;
        this.queue = queue;
    }

    /** Opens the port and returns the address it got. */
    public InetSocketAddress start(InetSocketAddress address) throws IOException {
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(new Handler())
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
        }
        channel = bound.channel();
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /** To where the gateway's last datagram came from, if that was just now and the message is small enough. */
    @Override
    public void publish(String gateway, byte[] message) {
        Channel open = channel;
        InetSocketAddress address = peers.address(gateway);
        if (open != null && address != null && message.length <= DatagramCodec.MAX_MESSAGE_OCTETS) {
            byte[] datagram = codec.seal(Direction.DOWN, gateway, message);
            open.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), address));
        }
    }

    /** Takes nothing more in; answers still go out. */
    public void stopReading() {
        Channel open = channel;
        if (open != null) {
            open.config().setAutoRead(false);
        }
    }

    /** Closes the port and ends the thread. */
    public void close() {
        Channel open = channel;
        if (open != null) {
            open.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private final class Handler extends SimpleChannelInboundHandler<DatagramPacket> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            try {
                Datagram datagram = codec.open(Direction.UP, ByteBufUtil.getBytes(packet.content()));
                take(context.channel(), packet.sender(), datagram);
            } catch (WireException e) {
                refuse(RefusalReason.UNREADABLE, packet.sender(), String.valueOf(e.getMessage()));
            }
        }

        private void take(Channel from, InetSocketAddress sender, Datagram datagram) {
            String gateway = datagram.gateway();
            Arrival arrival =
                    inspector.inspect(gateway, gateway + "@" + sender + "/udp", datagram.message(), verdict -> {});
            BatchId id = arrival.id();
            if (id == null || (id.lane() != Lane.EMERGENCY && id.lane() != Lane.ALARM)) {
                refuse(RefusalReason.PROTOCOL, sender, "not an envelope of the lanes emergency and alarm");
                return;
            }
            peers.heard(gateway, sender);
            if (!queue.offer(arrival)) {
                from.config().setAutoRead(false);
                queue.whenRoom(arrival, () -> from.config().setAutoRead(true));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            refuse(RefusalReason.PROTOCOL, context.channel().localAddress(), "receiving failed: " + cause);
        }

        private void refuse(RefusalReason reason, Object sender, String detail) {
            refusals.refused(reason, String.valueOf(sender), "", detail);
        }
    }
}
