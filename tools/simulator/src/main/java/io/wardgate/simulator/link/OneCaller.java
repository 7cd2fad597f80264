package io.wardgate.simulator.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port for one caller at a time, as a device has one line. A new caller replaces the old one, because the connection of
 * a gateway that was killed may linger.
 *
 * <p>One acceptor thread; {@link #current} is for any.
 *
 * @param <C> what serves a caller
 */
public final class OneCaller<C> implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OneCaller.class);

    private final ServerSocket server;
    private final Function<Socket, C> serve;
    private final Consumer<C> end;
    private volatile @Nullable C current;

    private OneCaller(ServerSocket server, Function<Socket, C> serve, Consumer<C> end) {
        this.server = server;
        this.serve = serve;
        this.end = end;
    }

    /**
     * Starts to listen.
     *
     * @param device name in the thread's name
     * @param serve starts to serve a caller
     * @param end ends that
     */
    public static <C> OneCaller<C> listen(
            InetSocketAddress address, String device, Function<Socket, C> serve, Consumer<C> end) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        try {
            server.bind(address);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage()
                            + "; choose another port",
                    e);
        }
        OneCaller<C> door = new OneCaller<>(server, serve, end);
        Thread acceptor = new Thread(door::accept, "wardgate-sim-" + device + "-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return door;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Who serves the newest caller, though that may have gone. */
    public @Nullable C current() {
        return current;
    }

    /** Ends the connection of the caller that is there; another may come. */
    public void hangUp() {
        replace(null);
    }

    @Override
    public void close() throws IOException {
        server.close();
        replace(null);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                LOG.info("gateway connected from {}", socket.getRemoteSocketAddress());
                replace(socket);
            } catch (IOException e) {
                LOG.debug("accepting gateways: {}", e.toString());
            }
        }
    }

    private synchronized void replace(@Nullable Socket next) {
        C previous = current;
        if (previous != null) {
            end.accept(previous);
        }
        current = next == null ? null : serve.apply(next);
    }
}
