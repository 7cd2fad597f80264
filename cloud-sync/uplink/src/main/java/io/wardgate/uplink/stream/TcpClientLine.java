package io.wardgate.uplink.stream;

import io.wardgate.uplink.connection.Line;
import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.tls.TlsClient;
import io.wardgate.uplink.tls.TlsFiles;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Streams to a receiver that listens: this gateway. Safe from any thread. */
final class TcpClientLine implements Line {

    private final StreamSettings settings;
    private final @Nullable TlsClient tls;

    TcpClientLine(StreamSettings settings) {
        this.settings = settings;
        TlsFiles files = settings.tls();
        this.tls = files == null
                ? null
                : new TlsClient(files, settings.endpoint().bareHost(), settings.section() + ".server");
    }

    @Override
    public String kind() {
        return "uplink-tcp";
    }

    @Override
    public String peer() {
        return settings.endpoint().toString();
    }

    @Override
    public LineSession open(Role role, Consumer<byte[]> onMessage, Consumer<String> onLost) {
        return new StreamSession(settings, new Dialer(settings, tls, role), onMessage, onLost);
    }

    @Override
    public String explain(IOException fault) {
        TlsClient client = tls;
        return client == null ? String.valueOf(fault.getMessage()) : client.explain(fault);
    }
}
