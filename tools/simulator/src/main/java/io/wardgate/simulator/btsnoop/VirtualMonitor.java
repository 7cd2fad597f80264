package io.wardgate.simulator.btsnoop;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.BluetoothRadio;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.link.OneCaller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An on-board radio that BlueZ scans with, heard through its monitor: who connects gets the monitor's stream from its
 * beginning, so that the gateway's command can be a copy from a TCP port. Legacy reports only.
 */
public final class VirtualMonitor implements BluetoothRadio {

    /** What the gateway is configured to bind to. */
    public static final String ADAPTER = "00:00:5E:00:53:01";

    private final AtomicLong overflowed = new AtomicLong();
    private final OneCaller<MonitorConnection> caller;

    private VirtualMonitor(InetSocketAddress address, HearingListener listener) throws IOException {
        caller = OneCaller.listen(
                address,
                "btsnoop",
                socket -> {
                    MonitorConnection connection = new MonitorConnection(socket, listener, overflowed);
                    connection.start();
                    return connection;
                },
                MonitorConnection::close);
    }

    public static VirtualMonitor listen(InetSocketAddress address, HearingListener listener) throws IOException {
        return new VirtualMonitor(address, listener);
    }

    /** The command that brings the stream to the gateway; needs bash. */
    public static String command(int port) {
        return "exec bash -c 'exec cat </dev/tcp/127.0.0.1/" + port + "'";
    }

    /** Where the gateway finds it. */
    public int port() {
        return caller.port();
    }

    @Override
    public boolean scanning() {
        MonitorConnection current = caller.current();
        return current != null && current.isOpen();
    }

    @Override
    public long overflowed() {
        return overflowed.get();
    }

    @Override
    public void report(Report report) {
        MonitorConnection current = caller.current();
        if (current != null && !report.advertisement().extended()) {
            current.offer(report);
        }
    }

    @Override
    public void garbage(byte[] octets) {
        MonitorConnection current = caller.current();
        if (current != null) {
            current.offerGarbage(octets);
        }
    }

    @Override
    public void close() throws IOException {
        caller.close();
    }
}
