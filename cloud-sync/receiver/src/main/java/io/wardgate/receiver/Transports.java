package io.wardgate.receiver;

import io.micrometer.core.instrument.MeterRegistry;
import io.wardgate.receiver.connection.ReceiverTls;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.stream.StreamIngest;
import io.wardgate.receiver.stream.StreamListener;
import io.wardgate.receiver.stream.StreamPeers;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transports beside MQTT that the options ask for, as one. */
final class Transports {

    private final ReceiverOptions options;
    private final StreamPeers streamPeers;
    private final StreamListener streams;
    private final Deque<Runnable> stopReading = new ArrayDeque<>();
    private final Deque<Runnable> close = new ArrayDeque<>();
    private @Nullable InetSocketAddress tcpAddress;

    Transports(
            ReceiverOptions options,
            String name,
            @Nullable ReceiverTls tls,
            Refusals refusals,
            Inspector inspector,
            IngestQueue queue,
            MeterRegistry registry) {
        this.options = options;
        streamPeers = new StreamPeers(registry);
        StreamIngest stream = new StreamIngest(name, refusals, streamPeers, inspector, queue);
        streams = new StreamListener(stream, tls == null ? null : tls.server());
    }

    /** The ways down that they offer. */
    List<AnswerOutlet> outlets() {
        return options.tcpListen == null ? List.of() : List.of(streamPeers);
    }

    /** Opens what is asked for; after a fault, {@link #close} still closes what was opened. */
    void start() throws StartException {
        InetSocketAddress tcp = options.tcpListen;
        if (tcp != null) {
            close.push(streams::close);
            tcpAddress = Receiver.bind("--tcp-listen", tcp, streams::start);
            stopReading.push(streams::stopReading);
        }
    }

    void stopReading() {
        stopReading.forEach(Runnable::run);
    }

    void close() {
        close.forEach(Runnable::run);
    }

    @Nullable
    InetSocketAddress tcpAddress() {
        return tcpAddress;
    }
}
