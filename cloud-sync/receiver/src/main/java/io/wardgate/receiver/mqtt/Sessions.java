package io.wardgate.receiver.mqtt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.metrics.RefusalReason;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected under which client id, and who listens for which gateway. Safe from any thread. */
public final class Sessions implements AnswerOutlet {

    private final Map<String, Peer> byClientId = new ConcurrentHashMap<>();
    private final Map<String, Set<Peer>> listeners = new ConcurrentHashMap<>();
    private final Counter unheard;

    public Sessions(MeterRegistry registry) {
        unheard = Counter.builder("wardgate.answers.unheard")
                .description("Answers that nobody could take; their batches come again")
                .register(registry);
        Gauge.builder("wardgate.mqtt.connections", byClientId, Map::size)
                .description("Connected MQTT clients")
                .register(registry);
    }

    /** A client id belongs to who connected last; the one before is sent away. */
    void join(Peer peer) {
        Peer before = byClientId.put(peer.clientId(), peer);
        if (before != null) {
            before.sendAway(
                    RefusalReason.TAKEN_OVER,
                    MqttReasonCodes.Disconnect.SESSION_TAKEN_OVER,
                    "",
                    "the same client id connected again as " + peer.name());
        }
    }

    void leave(Peer peer) {
        byClientId.remove(peer.clientId(), peer);
        listeners.keySet().forEach(gateway -> unsubscribe(peer, gateway));
    }

    void subscribe(Peer peer, String gateway) {
        listeners.compute(gateway, (key, peers) -> {
            Set<Peer> all = peers == null ? ConcurrentHashMap.newKeySet() : peers;
            all.add(peer);
            return all;
        });
    }

    /** Whether there was such a subscription. */
    boolean unsubscribe(Peer peer, String gateway) {
        boolean[] was = {false};
        listeners.computeIfPresent(gateway, (key, peers) -> {
            was[0] = peers.remove(peer);
            return peers.isEmpty() ? null : peers;
        });
        return was[0];
    }

    @Override
    public void publish(String gateway, byte[] answer) {
        boolean heard = false;
        for (Peer peer : listeners.getOrDefault(gateway, Set.of())) {
            heard |= peer.publish(Topics.down(gateway), answer);
        }
        if (!heard) {
            unheard.increment();
        }
    }

    /** Tells everybody that this receiver ends. */
    void sendAllAway() {
        byClientId.values().forEach(peer -> peer.disconnect(MqttReasonCodes.Disconnect.SERVER_SHUTTING_DOWN));
    }
}
