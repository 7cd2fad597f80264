package io.wardgate.uplink.connection;

import io.wardgate.uplink.tls.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets with TCP_NODELAY: Paho leaves Nagle's algorithm on, and then a 20 kB batch waits 45 ms for an
 * acknowledgement of the line. It also keeps hold of the socket, because closing that is the only sure way to end
 * Paho's reading thread. With TLS, Paho gets sockets that speak it and knows nothing of it: its own TLS takes no IPv6
 * address, and closes in a way that may wait for ever.
 */
public final class PromptSocketFactory extends SocketFactory {

    private final @Nullable TlsClient tls;
    private volatile @Nullable Socket last;

    /** @param tls null for sockets without TLS */
    public PromptSocketFactory(@Nullable TlsClient tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = tls == null ? new Socket() : tls.newSocket();
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }

    /** Closes the socket made last, whatever uses it. */
    public void closeLast() throws IOException {
        Socket socket = last;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Paho connects by itself, to have its time-out");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }
}
