package io.wardgate.ble.btsnoop;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.RadioPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A monitor whose stream the test writes: the source starts a real child, a shell's cat, that copies what comes from the
 * test's socket to its standard output.
 */
final class BtsnoopRadioPeer extends RadioPeer {

    static final String ADAPTER = "A4:C1:38:8D:18:B2";
    static final long ADAPTER_ADDRESS = 0xA4C1_388D_18B2L;

    /** Not 0: the first index is that of another adapter. */
    static final int INDEX = 1;

    private static final int OTHER_INDEX = 0;

    private final ReportPackets packets;
    private ServerSocket server;
    private volatile @Nullable Socket child;

    BtsnoopRadioPeer(ReportPackets packets) throws IOException {
        this.packets = packets;
        server = listening(0);
    }

    @Override
    public Set<Capability> lacks() {
        return Set.of(Capability.RESYNCHRONISATION);
    }

    @Override
    public QueuedSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        BtsnoopSettings settings = new BtsnoopSettings(
                tuning.name(),
                AdapterBinding.parse("ble.btsnoop", ADAPTER, Path.of("/nowhere")),
                "exec bash -c 'exec cat </dev/tcp/127.0.0.1/" + server.getLocalPort() + "'",
                tuning.watchdogSeconds(),
                tuning.queue());
        return BtsnoopAdvertisementSource.of(settings, probe, clock);
    }

    @Override
    public int longestData() {
        return packets.longestData();
    }

    @Override
    public boolean isListenedTo() {
        return child != null;
    }

    @Override
    public boolean isHeld() {
        return child != null;
    }

    @Override
    public byte[] octets(Heard... reports) {
        return recorded(packets.of(reports));
    }

    @Override
    public void hearMalformed() throws IOException {
        send(recorded(packets.malformed()));
    }

    @Override
    public void send(byte[] octets) throws IOException {
        Socket socket = child;
        if (socket == null) {
            throw new IOException("no child is there");
        }
        OutputStream out = socket.getOutputStream();
        out.write(octets);
    }

    @Override
    public void cut() throws IOException {
        Socket socket = child;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void unplug() throws IOException {
        server.close();
        cut();
    }

    @Override
    public void plugIn() throws IOException {
        server = listening(server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        unplug();
    }

    private ServerSocket listening(int port) throws IOException {
        ServerSocket made = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(made), "btsnoop-peer");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private void serve(ServerSocket from) {
        while (!from.isClosed()) {
            try (Socket socket = from.accept()) {
                socket.setTcpNoDelay(true);
                socket.getOutputStream().write(greeting());
                child = socket;
                // The child says nothing: this ends when the child does.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // cut by the test, or by the end of the child
            } finally {
                child = null;
            }
        }
    }

    private static byte[] greeting() {
        return BtsnoopRecords.joined(
                BtsnoopRecords.HEADER,
                BtsnoopRecords.newIndex(OTHER_INDEX, 0x0000_0000_0001L),
                BtsnoopRecords.openIndex(OTHER_INDEX),
                BtsnoopRecords.newIndex(INDEX, ADAPTER_ADDRESS),
                BtsnoopRecords.openIndex(INDEX),
                BtsnoopRecords.indexInfo(INDEX, ADAPTER_ADDRESS));
    }

    /** Each H4 event as a record of its own. */
    private static byte[] recorded(byte[] h4Packets) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int at = 0; at < h4Packets.length; ) {
            int next = at + 3 + (h4Packets[at + 2] & 0xFF);
            records.writeBytes(BtsnoopRecords.event(INDEX, Arrays.copyOfRange(h4Packets, at, next)));
            at = next;
        }
        return records.toByteArray();
    }
}
