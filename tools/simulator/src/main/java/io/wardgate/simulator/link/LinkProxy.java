package io.wardgate.simulator.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP link between gateway and receiver that can be cut: it forwards octets until {@link #cut} and refuses
 * connections until {@link #restore}.
 *
 * <p>Threads: one acceptor while the link is up, two pumps a connection. {@link #cut}, {@link #restore} and {@link
 * #close} are safe from any thread.
 */
public final class LinkProxy implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkProxy.class);
    private static final int BUFFER_OCTETS = 16 * 1024;
    private static final int CONNECT_MILLIS = 2_000;

    private final InetSocketAddress listen;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong forwarded = new AtomicLong();
    private ServerSocket server;
    private boolean up;

    /** Listens at once; port 0 takes a free one, which stays the same over cuts. */
    public LinkProxy(InetSocketAddress listen, InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = bind(listen);
        this.listen = new InetSocketAddress(listen.getAddress(), server.getLocalPort());
        this.up = true;
        acceptFrom(server);
    }

    /** Where clients connect. */
    public int port() {
        return listen.getPort();
    }

    /** Octets forwarded in both directions so far. */
    public long forwardedOctets() {
        return forwarded.get();
    }

    /** Resets every connection and refuses new ones. */
    public synchronized void cut() throws IOException {
        up = false;
        server.close();
        for (Socket socket : sockets) {
            reset(socket);
        }
        sockets.clear();
    }

    /** Accepts connections again. */
    public synchronized void restore() throws IOException {
        if (!up) {
            server = bind(listen);
            up = true;
            acceptFrom(server);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address);
        return socket;
    }

    private void acceptFrom(ServerSocket accepting) {
        start("wardgate-link-accept", () -> {
            while (!accepting.isClosed()) {
                try {
                    forward(accepting, accepting.accept());
                } catch (IOException e) {
                    // The link was cut and the loop ends, or one client failed and the next may do better.
                    LOG.debug("link on port {}: {}", listen.getPort(), e.toString());
                }
            }
        });
    }

    private void forward(ServerSocket accepting, Socket near) throws IOException {
        Socket far = new Socket();
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target, CONNECT_MILLIS);
        } catch (IOException e) {
            reset(near);
            far.close();
            throw e;
        }
        synchronized (this) {
            if (!up || accepting.isClosed()) {
                reset(near);
                reset(far);
                return;
            }
            sockets.add(near);
            sockets.add(far);
        }
        start("wardgate-link-up", () -> pump(near, far));
        start("wardgate-link-down", () -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_OCTETS];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                forwarded.addAndGet(count);
            }
        } catch (IOException e) {
            // One side went away; closing both is all that a wire can do.
            LOG.debug("link on port {}: {}", listen.getPort(), e.toString());
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Closes with a reset, as a lost link looks like sooner or later; nothing in flight arrives. */
    private static void reset(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
