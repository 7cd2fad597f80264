package io.wardgate.simulator.wr24;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port; behind socat also the serial line. One gateway at a time: a new connection takes the place of the old one,
 * which may be dead.
 *
 * <p>One acceptor thread, and a reader a connection.
 */
final class TcpLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(TcpLine.class);
    /** A frame that stands still for so long is no frame (docs/wire/wr24-v1.md, line). */
    private static final int PAUSE_MILLIS = 1_000;

    private static final int READ_OCTETS = 4_096;

    private final ServerSocket server = new ServerSocket();
    private final Listener listener;
    private volatile @Nullable Socket gateway;

    private TcpLine(InetSocketAddress address, Listener listener) throws IOException {
        this.listener = listener;
        server.setReuseAddress(true);
        server.bind(address);
    }

    static TcpLine open(InetSocketAddress address, Listener listener) throws IOException {
        TcpLine line = new TcpLine(address, listener);
        Thread acceptor = new Thread(line::acceptGateways, "wardgate-sim-wr24-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return line;
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public boolean reachesSomebody() {
        return gateway != null;
    }

    @Override
    public boolean write(byte[] octets) {
        Socket current = gateway;
        if (current == null) {
            return false;
        }
        try {
            current.getOutputStream().write(octets);
            return true;
        } catch (IOException e) {
            LOG.debug("the gateway went away while it was told something: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        replace(null);
    }

    private void acceptGateways() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PAUSE_MILLIS);
                LOG.info("gateway connected from {}", socket.getRemoteSocketAddress());
                replace(socket);
                Thread reader = new Thread(() -> read(socket), "wardgate-sim-wr24-read");
                reader.setDaemon(true);
                reader.start();
            } catch (IOException e) {
                LOG.debug("accepting gateways: {}", e.toString());
            }
        }
    }

    /** Closes before it tells: a receiver that is stuck writing to the old gateway comes free. */
    private synchronized void replace(@Nullable Socket next) throws IOException {
        Socket previous = gateway;
        gateway = next;
        if (previous != null) {
            previous.close();
        }
        if (next != null) {
            listener.opened();
        }
    }

    private synchronized void forget(Socket gone) {
        if (gateway == gone) {
            gateway = null;
            listener.closed();
        }
    }

    private void read(Socket socket) {
        FrameReader frames = new FrameReader(listener::received);
        byte[] octets = new byte[READ_OCTETS];
        try (socket) {
            InputStream in = socket.getInputStream();
            while (readSome(in, octets, frames)) {
                int bad = frames.takeBad();
                if (bad > 0) {
                    listener.damaged(bad);
                }
            }
        } catch (IOException e) {
            LOG.debug("the gateway went away: {}", e.toString());
        } finally {
            forget(socket);
        }
    }

    /** False at the end of the stream. */
    private static boolean readSome(InputStream in, byte[] octets, FrameReader frames) throws IOException {
        try {
            int length = in.read(octets);
            if (length > 0) {
                frames.accept(octets, length);
            }
            return length >= 0;
        } catch (SocketTimeoutException e) {
            frames.pause();
            return true;
        }
    }
}
