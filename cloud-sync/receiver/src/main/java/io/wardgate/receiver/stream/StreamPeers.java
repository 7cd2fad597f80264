package io.wardgate.receiver.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.wardgate.receiver.ingest.AnswerOutlet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected by a stream, for which gateway. Safe from any thread. */
public final class StreamPeers implements AnswerOutlet {

    private final Map<String, Set<Channel>> channels = new ConcurrentHashMap<>();

    public StreamPeers(MeterRegistry registry) {
        Gauge.builder(
                        "wardgate.stream.connections",
                        channels,
                        all -> all.values().stream().mapToInt(Set::size).sum())
                .description("Connected streams of gateways")
                .register(registry);
    }

    void join(String gateway, Channel channel) {
        channels.compute(gateway, (key, known) -> {
            Set<Channel> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(channel);
            return all;
        });
    }

    void leave(String gateway, Channel channel) {
        channels.computeIfPresent(gateway, (key, known) -> {
            known.remove(channel);
            return known.isEmpty() ? null : known;
        });
    }

    /** To all connections of the gateway that keep up with reading: a lost answer costs a repeated batch. */
    @Override
    public void publish(String gateway, byte[] answer) {
        for (Channel channel : channels.getOrDefault(gateway, Set.of())) {
            if (channel.isWritable()) {
                channel.writeAndFlush(answer);
            }
        }
    }
}
