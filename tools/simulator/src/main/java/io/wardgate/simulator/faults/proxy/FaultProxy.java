package io.wardgate.simulator.faults.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP link on loopback whose every connection has a {@link Weather} of its own, drawn from a seed.
 *
 * <p>Threads: one acceptor, two pumps a connection. All methods are safe from any thread.
 */
public final class FaultProxy implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listening;
    private final InetSocketAddress target;
    private final SplittableRandom random;
    private final Queue<ProxiedConnection> connections = new ConcurrentLinkedQueue<>();
    private volatile Function<SplittableRandom, Weather> weather;
    private volatile @Nullable AnswerTrap trap;
    private volatile @Nullable Bottleneck bottleneck;
    private volatile boolean stalled;

    /**
     * Listens at once on a free port.
     *
     * @param weather gives each connection its own, as {@link Weather#draw} does
     */
    public FaultProxy(int targetPort, long seed, Function<SplittableRandom, Weather> weather) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        this.random = new SplittableRandom(seed);
        this.weather = weather;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "wardgate-proxy-accept");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Where clients connect. */
    public int port() {
        return listening.getLocalPort();
    }

    /** How many connections came so far. */
    public int connections() {
        return connections.size();
    }

    /** Sets a trap in all connections, also those that come; null takes it away and resets those that it holds. */
    public void trap(@Nullable AnswerTrap set) {
        trap = set;
        if (set == null) {
            connections.forEach(ProxiedConnection::reset);
        }
    }

    /** All connections share this line on their way up; null for as many octets as come. */
    public void share(@Nullable Bottleneck line) {
        bottleneck = line;
    }

    /** While stalled nothing passes in either direction, and nobody is told; new connections are as mute. */
    public void stall(boolean on) {
        stalled = on;
    }

    /** From now on connections go through untouched; those of before are reset. */
    public void calm() {
        weather = any -> Weather.calm();
        connections.forEach(ProxiedConnection::reset);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        connections.forEach(ProxiedConnection::reset);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                // Closed, or one client failed and the next may do better.
                LOG.debug("proxy on port {}: {}", port(), e.toString());
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(target, CONNECT_MILLIS);
        } catch (IOException e) {
            client.close();
            server.close();
            throw e;
        }
        SplittableRandom own = random.split();
        ProxiedConnection connection = new ProxiedConnection(client, server, weather.apply(own), new SharedLink());
        connections.add(connection);
        connection.start(own);
    }

    private final class SharedLink implements ProxiedConnection.Link {

        @Override
        public boolean holds(byte[] piece, int count) {
            AnswerTrap set = trap;
            return set != null && set.holds(piece, count);
        }

        @Override
        public long lineMillis(int octets) {
            Bottleneck line = bottleneck;
            return line == null ? 0 : line.enqueueMillis(octets);
        }

        @Override
        public boolean isStalled() {
            return stalled;
        }
    }
}
