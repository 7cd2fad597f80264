package io.wardgate.protocol.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets for one Paho client: without Nagle's algorithm, because with it a batch of 20 kB waits 45 ms for an
 * acknowledgement of the line, and with nothing to read before CONNECT is written. It also keeps hold of the socket,
 * because closing that is the only sure way to end Paho's reading thread.
 */
public class ClientFirstSockets extends SocketFactory {

    private volatile @Nullable Socket last;

    @Override
    public final Socket createSocket() throws IOException {
        Socket socket = newSocket();
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }

    /** A socket that is not connected, on which the client speaks first. */
    protected Socket newSocket() throws IOException {
        return new ClientFirstSocket();
    }

    /** Closes the socket made last, whatever uses it. */
    public final void closeLast() throws IOException {
        Socket socket = last;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public final Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Paho connects by itself, to have its time-out");
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public final Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }
}
