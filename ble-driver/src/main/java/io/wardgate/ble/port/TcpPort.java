package io.wardgate.ble.port;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A radio behind a TCP socket. */
final class TcpPort implements OctetPort {

    private static final Logger LOG = LoggerFactory.getLogger(TcpPort.class);
    private static final int CONNECT_MILLIS = 2_000;

    private final Socket socket;

    private TcpPort(Socket socket) {
        this.socket = socket;
    }

    static TcpPort connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return new TcpPort(socket);
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot connect (" + e.getMessage() + "); check that the radio listens there", e);
        }
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        socket.setSoTimeout(timeoutMillis);
        try {
            int count = socket.getInputStream().read(into);
            if (count < 0) {
                throw new EOFException("closed by the other side");
            }
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a lost connection", e);
        }
    }
}
