package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.gatt.Peripheral;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Bluetooth controller whose wire is a TCP port: the gateway connects as it would open a serial line, and may be
 * killed and come back at any time. One gateway at a time; a new one replaces the old, because a killed gateway's
 * connection may linger. Reports go out only while it scans.
 *
 * <p>One acceptor thread, and two threads a connection. {@link #report} is for one player thread and never blocks.
 */
public final class VirtualController implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualController.class);

    private static final int CONNECTION_TIMEOUT = 0x08;

    private final ServerSocket server;
    private final boolean extended;
    private final HearingListener listener;
    private final AtomicLong overflowed = new AtomicLong();
    private final Map<Long, Peripheral> near = new ConcurrentHashMap<>();
    private volatile boolean deafWhileConnecting;
    private volatile @Nullable HostConnection host;

    private VirtualController(ServerSocket server, boolean extended, HearingListener listener) {
        this.server = server;
        this.extended = extended;
        this.listener = listener;
    }

    /**
     * Starts to listen.
     *
     * @param extended whether the controller knows extended advertising (feature bit 12)
     */
    public static VirtualController listen(InetSocketAddress address, boolean extended, HearingListener listener)
            throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        try {
            server.bind(address);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage()
                            + "; choose another port with --listen",
                    e);
        }
        VirtualController controller = new VirtualController(server, extended, listener);
        Thread acceptor = new Thread(controller::acceptHosts, "wardgate-sim-hci-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return controller;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Whether a gateway is connected and scans. */
    public boolean scanning() {
        HostConnection current = host;
        return current != null && current.scanning();
    }

    /** Reports that a gateway was too slow to take. */
    public long overflowed() {
        return overflowed.get();
    }

    /** Passes a reception on to a gateway that scans. */
    public void report(Report report) {
        HostConnection current = host;
        if (current != null) {
            current.offer(report);
        }
    }

    /** Puts octets on the wire that belong to no packet. */
    public void garbage(byte[] octets) {
        HostConnection current = host;
        if (current != null) {
            current.offerGarbage(octets);
        }
    }

    /** A device that can be connected from now on. */
    public void bring(Peripheral device) {
        near.put(device.address(), device);
    }

    /** Carries all devices away: connections are lost after their time-out, and nobody can be connected. */
    public void carryAway() {
        near.clear();
        HostConnection current = host;
        if (current != null) {
            current.links().endAll(CONNECTION_TIMEOUT);
        }
    }

    /** Whether it refuses to connect while it scans; for the gateways that connect from now on. */
    public void deafWhileConnecting(boolean deaf) {
        deafWhileConnecting = deaf;
    }

    /** Connections that stand. */
    public int links() {
        HostConnection current = host;
        return current == null ? 0 : current.links().standing();
    }

    /** Whether it looks for a device that does not come. */
    public boolean isLooking() {
        HostConnection current = host;
        return current != null && current.links().isLooking();
    }

    /** Takes the wire away from the gateway, as when the dongle is pulled. */
    public void cut() {
        replaceHost(null);
    }

    @Override
    public void close() throws IOException {
        server.close();
        replaceHost(null);
    }

    private void acceptHosts() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                LOG.info("gateway connected from {}", socket.getRemoteSocketAddress());
                HostConnection connection = new HostConnection(
                        socket, extended, listener, overflowed, out -> new LinkSide(near, deafWhileConnecting, out));
                replaceHost(connection);
                connection.start();
            } catch (IOException e) {
                LOG.debug("accepting gateways: {}", e.toString());
            }
        }
    }

    private synchronized void replaceHost(@Nullable HostConnection next) {
        HostConnection previous = host;
        if (previous != null) {
            previous.close();
        }
        host = next;
    }
}
