package io.wardgate.uplink.connection;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A transport over two connections of one {@link Line}: emergencies have their own, so that none waits behind a routine
 * batch on the same line.
 *
 * <p>Safe from any thread.
 */
public final class TwoConnections implements Uplink {

    private final Line line;
    private final int queue;
    private final SplittableRandom random = new SplittableRandom();
    private volatile Map<Role, KeptConnection> connections = Map.of();

    /** @param queue envelopes that wait for the wire at most, per connection */
    public TwoConnections(Line line, int queue) {
        this.line = line;
        this.queue = queue;
    }

    @Override
    public synchronized void open(UplinkListener listener) {
        if (!connections.isEmpty()) {
            throw new IllegalStateException("open already");
        }
        Map<Role, KeptConnection> opened = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            opened.put(role, new KeptConnection(line, role, queue, listener, random.split()));
        }
        connections = opened;
        opened.values().forEach(KeptConnection::start);
    }

    @Override
    public boolean isUp(Lane lane) {
        KeptConnection connection = connection(lane);
        return connection != null && connection.isUp();
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        KeptConnection connection = connection(lane);
        return connection != null && connection.send(envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        KeptConnection connection = connection(lane);
        if (connection != null) {
            connection.reset(reason);
        }
    }

    @Override
    public synchronized void close() {
        connections.values().forEach(KeptConnection::askToStop);
        connections.values().forEach(KeptConnection::awaitStopped);
        connections = Map.of();
    }

    private @Nullable KeptConnection connection(Lane lane) {
        return connections.get(Role.of(lane));
    }
}
