package io.wardgate.uplink.connection;

import io.wardgate.protocol.api.ClientFirstSockets;
import io.wardgate.uplink.tls.TlsClient;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets for Paho, plain or with TLS. With TLS, Paho gets sockets that speak it and knows nothing of it: its own
 * TLS takes no IPv6 address, and closes in a way that may wait for ever.
 */
public final class PromptSocketFactory extends ClientFirstSockets {

    private final @Nullable TlsClient tls;

    /** @param tls null for sockets without TLS */
    public PromptSocketFactory(@Nullable TlsClient tls) {
        this.tls = tls;
    }

    @Override
    protected Socket newSocket() throws IOException {
        return tls == null ? super.newSocket() : tls.newSocket();
    }
}
