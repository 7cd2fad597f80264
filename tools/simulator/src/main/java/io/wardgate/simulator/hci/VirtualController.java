package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.link.OneCaller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Bluetooth controller whose wire is a TCP port: the gateway connects as it would open a serial line, and may be
 * killed and come back at any time. Reports go out only while it scans.
 *
 * <p>Two threads a connection, beside that of {@link OneCaller}.
 */
public final class VirtualController implements BluetoothRadio {

    private final AtomicLong overflowed = new AtomicLong();
    private final OneCaller<HostConnection> caller;

    private VirtualController(InetSocketAddress address, boolean extended, HearingListener listener)
            throws IOException {
        caller = OneCaller.listen(
                address,
                "hci",
                socket -> {
                    HostConnection connection = new HostConnection(socket, extended, listener, overflowed);
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

    @Override
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

    @Override
    public void close() throws IOException {
        caller.close();
    }
}
