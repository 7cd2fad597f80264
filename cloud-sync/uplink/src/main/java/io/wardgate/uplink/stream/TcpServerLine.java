package io.wardgate.uplink.stream;

import io.wardgate.uplink.connection.Line;
import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.Role;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Streams of a platform that connects to this gateway. Safe from any thread. */
final class TcpServerLine implements Line {

    private final StreamSettings settings;
    private final Map<Role, PlatformSlot> slots;

    TcpServerLine(StreamSettings settings, Map<Role, PlatformSlot> slots) {
        this.settings = settings;
        this.slots = slots;
    }

    @Override
    public String kind() {
        return "uplink-tcpserver";
    }

    @Override
    public String peer() {
        return "the platform at " + settings.endpoint();
    }

    @Override
    public LineSession open(Role role, Consumer<byte[]> onMessage, Consumer<String> onLost) {
        PlatformSlot slot = slots.get(role);
        if (slot == null) {
            throw new IllegalStateException("no slot for " + role);
        }
        return new StreamSession(settings, new Awaiter(settings, slot, role), onMessage, onLost);
    }

    @Override
    public String explain(IOException fault) {
        return String.valueOf(fault.getMessage());
    }
}
