package io.wardgate.uplink.stream;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.connection.TwoConnections;
import io.wardgate.uplink.tls.TlsFiles;
import io.wardgate.uplink.tls.TlsServer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stream transport to a platform that connects to the gateway: for hospitals that let nothing connect outwards.
 *
 * <p>Safe from any thread.
 */
final class TcpServerUplink implements Uplink {

    private final StreamSettings settings;
    private final @Nullable TlsServer tls;
    private @Nullable Doorkeeper doorkeeper;
    private Map<Role, PlatformSlot> slots = Map.of();
    private volatile @Nullable TwoConnections connections;

    TcpServerUplink(StreamSettings settings, String platform) {
        this.settings = settings;
        TlsFiles files = settings.tls();
        this.tls = files == null ? null : new TlsServer(files, platform);
    }

    @Override
    public synchronized void open(UplinkListener listener) {
        if (connections != null) {
            throw new IllegalStateException("open already");
        }
        slots = new EnumMap<>(Map.of(Role.URGENT, new PlatformSlot(), Role.SHARED, new PlatformSlot()));
        Doorkeeper door = new Doorkeeper(settings, tls, slots);
        TwoConnections opened = new TwoConnections(new TcpServerLine(settings, slots), StreamTransports.QUEUE);
        doorkeeper = door;
        connections = opened;
        opened.open(listener);
        door.start();
    }

    @Override
    public boolean isUp(Lane lane) {
        TwoConnections opened = connections;
        return opened != null && opened.isUp(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        TwoConnections opened = connections;
        return opened != null && opened.send(lane, envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        TwoConnections opened = connections;
        if (opened != null) {
            opened.reset(lane, reason);
        }
    }

    @Override
    public synchronized void close() {
        Doorkeeper door = doorkeeper;
        TwoConnections opened = connections;
        if (door != null && opened != null) {
            door.stop();
            slots.values().forEach(PlatformSlot::close);
            opened.close();
        }
        doorkeeper = null;
        connections = null;
    }
}
