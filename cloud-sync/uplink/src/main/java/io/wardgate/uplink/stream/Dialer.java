package io.wardgate.uplink.stream;

import io.wardgate.protocol.api.Hello;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.tls.TlsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the receiver, once. Its owner calls connect; abort comes from any thread. */
final class Dialer implements StreamSession.Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);
    private final StreamSettings settings;
    private final @Nullable TlsClient tls;
    private final Role role;
    private @Nullable Socket socket;
    private boolean aborted;

    Dialer(StreamSettings settings, @Nullable TlsClient tls, Role role) {
        this.settings = settings;
        this.tls = tls;
        this.role = role;
    }

    @Override
    public MessageSocket connect() throws IOException {
        TlsClient client = tls;
        Socket dialed = taken(client == null ? new Socket() : client.newSocket());
        dialed.setTcpNoDelay(true);
        dialed.connect(
                new InetSocketAddress(
                        settings.endpoint().bareHost(), settings.endpoint().port()),
                settings.connectTimeoutMillis());
        MessageSocket messages = new MessageSocket(dialed, dialed);
        boolean urgent = role == Role.URGENT;
        messages.sendHello(new Hello(settings.gateway(), urgent));
        Hello answer = messages.receiveHello(settings.connectTimeoutMillis());
        if (answer.urgent() != urgent) {
            throw new IOException("the receiver answers the hello of the " + role.label() + " connection with another");
        }
        return messages;
    }

    private synchronized Socket taken(Socket made) throws IOException {
        socket = made;
        if (aborted) {
            made.close();
        }
        return made;
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        Socket made = socket;
        if (made != null) {
            try {
                made.close();
            } catch (IOException e) {
                LOG.debug("closing failed: {}", e.toString());
            }
        }
    }
}
