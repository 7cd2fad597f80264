package io.wardgate.receiver.mqtt;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslContext;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.receiver.connection.TcpPort;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import java.io.IOException;
import java.net.InetSocketAddress;
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

    private final TcpPort port = new TcpPort("wardgate-mqtt", THREADS);
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
        return port.start(address, this::prepare);
    }

    private void prepare(SocketChannel channel) {
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
        port.stopReading();
    }

    /** Says good-bye, closes every connection and ends the threads. */
    public void close() {
        sessions.sendAllAway();
        port.close();
    }
}
