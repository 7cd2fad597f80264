package io.wardgate.uplink.http;

import io.wardgate.uplink.tls.TlsClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one session, connected once. Its owner connects; {@link #close} comes from any thread and never waits. */
final class HttpSocket {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSocket.class);

    private final HttpSettings settings;
    private final Socket socket;

    /** @throws IOException naming the TLS file that cannot be used, and the fix */
    HttpSocket(HttpSettings settings, @Nullable TlsClient tls) throws IOException {
        this.settings = settings;
        this.socket = tls == null ? new Socket() : tls.newSocket();
    }

    /** Connects, with the handshake if there is TLS. What is heard must come within the same time at first. */
    void connect() throws IOException {
        int patienceMillis = settings.connectTimeoutMillis();
        socket.setTcpNoDelay(true);
        socket.connect(
                new InetSocketAddress(
                        settings.server().bareHost(), settings.server().port()),
                patienceMillis);
        socket.setSoTimeout(patienceMillis);
    }

    /** Silence of so long ends a read with an exception. */
    void endAfterSilence(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: closing failed: {}", settings.server(), e.toString());
        }
    }
}
