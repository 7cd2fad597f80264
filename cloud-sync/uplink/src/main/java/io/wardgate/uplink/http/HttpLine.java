package io.wardgate.uplink.http;

import io.wardgate.uplink.connection.Line;
import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.tls.TlsClient;
import io.wardgate.uplink.tls.TlsFiles;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests to one receiver. Both roles speak alike: only what is sent over them differs. Safe from any thread. */
final class HttpLine implements Line {

    private final HttpSettings settings;
    private final @Nullable TlsClient tls;

    HttpLine(HttpSettings settings) {
        this.settings = settings;
        TlsFiles files = settings.tls();
        this.tls = files == null
                ? null
                : new TlsClient(files, settings.server().bareHost(), HttpSettings.SECTION + ".server");
    }

    @Override
    public String kind() {
        return "uplink-http";
    }

    @Override
    public String peer() {
        return settings.server().toString();
    }

    @Override
    public LineSession open(Role role, Consumer<byte[]> onMessage, Consumer<String> onLost) throws IOException {
        return new HttpSession(settings, new HttpSocket(settings, tls), onMessage, onLost);
    }

    @Override
    public String explain(IOException fault) {
        TlsClient client = tls;
        return client == null ? String.valueOf(fault.getMessage()) : client.explain(fault);
    }
}
