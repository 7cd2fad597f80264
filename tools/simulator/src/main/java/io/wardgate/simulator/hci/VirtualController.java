package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.gatt.Peripheral;
import io.wardgate.simulator.link.OneCaller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Bluetooth controller whose wire is a TCP port: the gateway connects as it would open a serial line, and may be
 * killed and come back at any time. Reports go out only while it scans.
 *
 * <p>Two threads a connection, beside that of {@link OneCaller}.
 */
public final class VirtualController implements BluetoothRadio {

    private static final int CONNECTION_TIMEOUT = 0x08;

    private final AtomicLong overflowed = new AtomicLong();
    private final Map<Long, Peripheral> near = new ConcurrentHashMap<>();
    private volatile boolean deafWhileConnecting;
    private final OneCaller<HostConnection> caller;

    private VirtualController(InetSocketAddress address, boolean extended, HearingListener listener)
            throws IOException {
        caller = OneCaller.listen(
                address,
                "hci",
                socket -> {
                    HostConnection connection = new HostConnection(
                            socket,
                            extended,
                            listener,
                            overflowed,
                            out -> new LinkSide(near, deafWhileConnecting, out));
                    connection.start();
                    return connection;
                },
                HostConnection::close);
    }

    /**
     * Starts to listen.
     *
     * @param extended whether the controller knows extended advertising (feature bit 12)
     */
    public static VirtualController listen(InetSocketAddress address, boolean extended, HearingListener listener)
            throws IOException {
        return new VirtualController(address, extended, listener);
    }

    /** Where the gateway finds it. */
    public int port() {
        return caller.port();
    }

    @Override
    public boolean scanning() {
        HostConnection current = caller.current();
        return current != null && current.scanning();
    }

    @Override
    public long overflowed() {
        return overflowed.get();
    }

    @Override
    public void report(Report report) {
        HostConnection current = caller.current();
        if (current != null) {
            current.offer(report);
        }
    }

    @Override
    public void garbage(byte[] octets) {
        HostConnection current = caller.current();
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
        HostConnection current = caller.current();
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
        HostConnection current = caller.current();
        return current == null ? 0 : current.links().standing();
    }

    /** Whether it looks for a device that does not come. */
    public boolean isLooking() {
        HostConnection current = caller.current();
        return current != null && current.links().isLooking();
    }

    /** Takes the wire away from the gateway, as when the dongle is pulled. */
    public void cut() {
        caller.hangUp();
    }

    @Override
    public void close() throws IOException {
        caller.close();
    }
}
