package io.wardgate.receiver;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.SslContext;
import io.wardgate.protocol.api.DatagramCodec;
import io.wardgate.receiver.connection.ReceiverTls;
import io.wardgate.receiver.gatewayhttp.GatewayHttpListener;
import io.wardgate.receiver.gatewayhttp.HttpIngest;
import io.wardgate.receiver.gatewayhttp.HttpPeers;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.stream.GatewayDialer;
import io.wardgate.receiver.stream.StreamIngest;
import io.wardgate.receiver.stream.StreamListener;
import io.wardgate.receiver.stream.StreamPeers;
import io.wardgate.receiver.udp.UdpPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transports beside MQTT that the options ask for, as one. Owned by the thread that starts and stops. */
final class Transports {

    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

    private final ReceiverOptions options;
    private final @Nullable ReceiverTls tls;
    private final StreamPeers streamPeers;
    private final StreamIngest streamIngest;
    private final HttpIngest httpIngest;
    private final @Nullable UdpPort udp;
    private final Deque<Runnable> stopReading = new ArrayDeque<>();
    private final Deque<Runnable> close = new ArrayDeque<>();

    Transports(
            ReceiverOptions options,
            String name,
            @Nullable ReceiverTls tls,
            Refusals refusals,
            Inspector inspector,
            IngestQueue queue,
            MeterRegistry registry)
            throws StartException {
        this.options = options;
        this.tls = tls;
        this.streamPeers = new StreamPeers(registry);
        this.streamIngest = new StreamIngest(name, refusals, streamPeers, inspector, queue);
        this.httpIngest = new HttpIngest(refusals, new HttpPeers(registry), inspector, queue);
        this.udp = udp(refusals, inspector, queue);
    }

    /** The ways down that they offer. */
    List<AnswerOutlet> outlets() {
        UdpPort datagrams = udp;
        return datagrams == null
                ? List.of(streamPeers, httpIngest.peers())
                : List.of(streamPeers, httpIngest.peers(), datagrams);
    }

    private @Nullable UdpPort udp(Refusals refusals, Inspector inspector, IngestQueue queue) throws StartException {
        if (options.udpListen == null) {
            return null;
        }
        Path file = options.udpKeyFile;
        try {
            byte[] key = file == null ? null : DatagramCodec.key(Files.readString(file));
            UdpPort port = new UdpPort(new DatagramCodec(key), refusals, inspector, queue);
            close.push(port::close);
            return port;
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("--udp-key-file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Opens what is asked for; after a fault, {@link #close} still closes what was opened. */
    void start() throws StartException {
        InetSocketAddress tcp = options.tcpListen;
        if (tcp != null) {
            StreamListener streams = new StreamListener(streamIngest, serverTls());
            close.push(streams::close);
            LOG.info("takes streams at {}", Receiver.bind("--tcp-listen", tcp, streams::start));
            stopReading.push(streams::stopReading);
        }
        InetSocketAddress http = options.gatewayHttpListen;
        if (http != null) {
            GatewayHttpListener requests = new GatewayHttpListener(httpIngest, serverTls());
            close.push(requests::close);
            LOG.info("takes batches by PUT at {}", Receiver.bind("--gateway-http-listen", http, requests::start));
            stopReading.push(requests::stopReading);
        }
        if (!options.tcpConnect.isEmpty()) {
            GatewayDialer dialer = new GatewayDialer(streamIngest, tls == null ? null : tls.client());
            close.push(dialer::close);
            dialer.start(options.tcpConnect);
            stopReading.push(dialer::stopReading);
        }
        UdpPort datagrams = udp;
        if (datagrams != null && options.udpListen != null) {
            LOG.info("takes datagrams at {}", Receiver.bind("--udp-listen", options.udpListen, datagrams::start));
            stopReading.push(datagrams::stopReading);
        }
    }

    private @Nullable SslContext serverTls() {
        return tls == null ? null : tls.server();
    }

    void stopReading() {
        stopReading.forEach(Runnable::run);
    }

    void close() {
        close.forEach(Runnable::run);
    }
}
