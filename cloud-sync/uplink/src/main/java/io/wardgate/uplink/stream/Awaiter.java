package io.wardgate.uplink.stream;

import io.wardgate.protocol.api.Hello;
import io.wardgate.uplink.connection.Role;
import java.io.IOException;

/** Waits for the platform to connect, once, and answers its hello. */
final class Awaiter implements StreamSession.Connector {

    private final PlatformSlot slot;
    private final PlatformSlot.Turn turn = new PlatformSlot.Turn();
    private final Hello answer;

    Awaiter(StreamSettings settings, PlatformSlot slot, Role role) {
        this.slot = slot;
        this.answer = new Hello(settings.gateway(), role == Role.URGENT);
    }

    @Override
    public MessageSocket connect() throws IOException, InterruptedException {
        MessageSocket socket = slot.take(turn);
        socket.sendHello(answer);
        return socket;
    }

    @Override
    public void abort() {
        slot.abort(turn);
    }
}
