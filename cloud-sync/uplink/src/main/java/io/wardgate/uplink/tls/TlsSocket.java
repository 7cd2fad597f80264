package io.wardgate.uplink.tls;

import io.wardgate.protocol.api.FirstWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A TCP socket that looks plain to its user and speaks TLS 1.3: the handshake, with the check of the receiver's name, is
 * part of connecting. Options, time-outs and above all closing are those of the TCP socket itself.
 *
 * <p>Closing therefore never waits. An {@link SSLSocket} says good-bye when closed, and waits for ever behind a writer
 * that is stuck because the peer froze: with that, a gateway could not give up a dead connection. MQTT ends a session
 * with a packet of its own, so TLS need not.
 *
 * <p>What is sent over it begins with the client ({@link FirstWord}).
 *
 * <p>Connect from one thread; then as any socket.
 */
final class TlsSocket extends Socket {

    private static final String[] VERSIONS = {"TLSv1.3"};

    private final SSLSocketFactory factory;
    private final String host;
    private final FirstWord word = new FirstWord();
    /** Null while TLS itself still takes the streams of the TCP socket below. */
    private volatile @Nullable SSLSocket layer;

    TlsSocket(SSLSocketFactory factory, String host) {
        this.factory = factory;
        this.host = host;
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
        super.connect(address, timeoutMillis);
        setSoTimeout(timeoutMillis);
        SSLSocket tls = (SSLSocket) factory.createSocket(this, host, getPort(), false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        layer = tls;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        SSLSocket tls = layer;
        return tls == null ? super.getInputStream() : word.before(tls.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        SSLSocket tls = layer;
        return tls == null ? super.getOutputStream() : word.by(tls.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            word.waive();
        }
    }
}
