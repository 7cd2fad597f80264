package io.wardgate.receiver.stream;

import io.netty.handler.ssl.SslContext;
import io.wardgate.protocol.api.Hello;
import io.wardgate.receiver.connection.TcpPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The port for gateways that connect by a stream. Owns two event-loop threads, {@code wardgate-stream-…}. */
public final class StreamListener {

    private static final int THREADS = 2;

    private final TcpPort port = new TcpPort("wardgate-stream", THREADS);
    private final StreamIngest ingest;
    private final @Nullable SslContext tls;

    public StreamListener(StreamIngest ingest, @Nullable SslContext tls) {
        this.ingest = ingest;
        this.tls = tls;
    }

    /** Opens the port and returns the address it got. */
    public InetSocketAddress start(InetSocketAddress address) throws IOException {
        return port.start(address, channel -> StreamPipeline.prepare(channel, tls, ingest, new ListenersGreeting()));
    }

    /** Takes nothing more in; connections stay open for the answers that are still due. */
    public void stopReading() {
        port.stopReading();
    }

    /** Closes every connection and ends the threads. */
    public void close() {
        port.close();
    }

    /** Who listens answers: any hello is right, and repeated with our name. */
    private final class ListenersGreeting implements GatewayStream.Greeting {

        @Override
        public boolean fits(Hello theirs) {
            return true;
        }

        @Override
        public Hello answer(Hello theirs) {
            return new Hello(ingest.name(), theirs.urgent());
        }
    }
}
