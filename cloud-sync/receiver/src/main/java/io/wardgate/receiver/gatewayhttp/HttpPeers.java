package io.wardgate.receiver.gatewayhttp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wardgate.receiver.ingest.AnswerOutlet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected by HTTP, for which gateway. Safe from any thread. */
public final class HttpPeers implements AnswerOutlet {

    private final Map<String, Set<GatewayRequests>> connections = new ConcurrentHashMap<>();
    private final Counter dropped;

    public HttpPeers(MeterRegistry registry) {
        Gauge.builder(
                        "wardgate.gateway.http.connections",
                        connections,
                        all -> all.values().stream().mapToInt(Set::size).sum())
                .description("Connections of gateways that come by HTTP")
                .register(registry);
        dropped = Counter.builder("wardgate.gateway.http.messages.dropped")
                .description("Messages to gateways that no request came for in time")
                .register(registry);
    }

    /** Counts messages that no reply could take along. */
    Counter dropped() {
        return dropped;
    }

    void join(String gateway, GatewayRequests connection) {
        connections.compute(gateway, (key, known) -> {
            Set<GatewayRequests> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(connection);
            return all;
        });
    }

    void leave(String gateway, GatewayRequests connection) {
        connections.computeIfPresent(gateway, (key, known) -> {
            known.remove(connection);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void publish(String gateway, byte[] message) {
        connections.getOrDefault(gateway, Set.of()).forEach(connection -> connection.deliver(message));
    }
}
