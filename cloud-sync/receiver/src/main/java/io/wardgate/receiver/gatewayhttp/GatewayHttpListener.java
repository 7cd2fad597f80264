package io.wardgate.receiver.gatewayhttp;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.wardgate.receiver.connection.TcpPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The port for gateways that come by HTTP. Owns two event-loop threads, {@code wardgate-put-…}. */
public final class GatewayHttpListener {

    private static final int THREADS = 2;
    private static final int MAX_REQUEST_LINE_OCTETS = 512;
    private static final int MAX_HEADERS_OCTETS = 4_096;
    private static final int PIECE_OCTETS = 65_536;

    /** Below three times the shortest interval of a gateway, so that it hears us while its batch waits. */
    private static final long SIGN_OF_LIFE_SECONDS = 2;

    private final TcpPort port = new TcpPort("wardgate-put", THREADS);
    private final HttpIngest ingest;
    private final @Nullable SslContext tls;

    public GatewayHttpListener(HttpIngest ingest, @Nullable SslContext tls) {
        this.ingest = ingest;
        this.tls = tls;
    }

    /** Opens the port and returns the address it got. */
    public InetSocketAddress start(InetSocketAddress address) throws IOException {
        return port.start(address, this::prepare);
    }

    private void prepare(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        GatewayRequests gateway = new GatewayRequests(ingest, channel);
        pipeline.addLast(GatewayRequests.SILENCE, gateway.firstWordGuard());
        if (tls != null) {
            pipeline.addLast("tls", tls.newHandler(channel.alloc()));
        }
        pipeline.addLast("decode", new HttpRequestDecoder(limits()));
        pipeline.addLast("encode", new HttpResponseEncoder());
        pipeline.addLast("life", new IdleStateHandler(0, SIGN_OF_LIFE_SECONDS, 0, TimeUnit.SECONDS));
        pipeline.addLast("requests", new RequestReader());
        pipeline.addLast("gateway", gateway);
    }

    private static HttpDecoderConfig limits() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_REQUEST_LINE_OCTETS)
                .setMaxHeaderSize(MAX_HEADERS_OCTETS)
                .setMaxChunkSize(PIECE_OCTETS);
    }

    /** Takes nothing more in; connections stay open for the replies that are still due. */
    public void stopReading() {
        port.stopReading();
    }

    /** Closes every connection and ends the threads. */
    public void close() {
        port.close();
    }
}
