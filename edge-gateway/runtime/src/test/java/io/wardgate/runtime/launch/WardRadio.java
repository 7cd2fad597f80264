package io.wardgate.runtime.launch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Bluetooth controller on a TCP socket (docs/wire/hci.md) with one band before it: it answers every command with
 * success, and while it scans the band advertises a fresh record every few ms (docs/wire/band-v1.md).
 *
 * <p>One thread answers, one advertises; they share the socket under this object's lock.
 */
final class WardRadio implements AutoCloseable {

    private static final int SCAN_ENABLE = 0x200C;
    private static final int RESET = 0x0C03;
    private static final long PAUSE_NANOS = 2_000_000;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger records = new AtomicInteger();
    private final int lastRecord;
    private volatile @Nullable Socket gateway;
    private volatile boolean scanning;

    /** @param lastRecord after this many records the band only repeats */
    WardRadio(int lastRecord) throws IOException {
        this.lastRecord = lastRecord;
        startDaemon("test-controller", this::serve);
        startDaemon("test-band", this::advertise);
    }

    int port() {
        return server.getLocalPort();
    }

    boolean isScanning() {
        return scanning;
    }

    /** Records that were advertised at least once. */
    int records() {
        return records.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = gateway;
        if (open != null) {
            open.close();
        }
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                gateway = socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    answer(in, socket.getOutputStream());
                }
            } catch (IOException e) {
                scanning = false;
            }
        }
    }

    private void answer(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        int opcode = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        byte[] parameters = new byte[in.readUnsignedByte()];
        in.readFully(parameters);
        synchronized (this) {
            // Long enough for every answer; zeros mean success, and no extended advertising.
            out.write(packet(0x0E, 68).put((byte) 1).putShort((short) opcode).array());
        }
        if (opcode == SCAN_ENABLE) {
            scanning = parameters[0] == 1;
        } else if (opcode == RESET) {
            scanning = false;
        }
    }

    private void advertise() {
        while (!server.isClosed()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Socket socket = gateway;
            if (scanning && socket != null) {
                try {
                    int record = Math.min(records.get() + 1, lastRecord);
                    synchronized (this) {
                        socket.getOutputStream().write(report(record));
                    }
                    records.set(record);
                } catch (IOException e) {
                    scanning = false;
                }
            }
        }
    }

    /** One legacy report with the common frame of a worn band: heart rate 72, SpO2 97 %, 33.00 °C. */
    private static byte[] report(int record) {
        ByteBuffer packet =
                packet(0x3E, 39).put((byte) 0x02).put((byte) 1).put((byte) 3).put((byte) 1);
        packet.put(new byte[] {1, 2, 3, 4, 5, (byte) 0xC6}).put((byte) 27);
        packet.put((byte) 26).put((byte) 0xFF).putShort((short) 0xFFFF).order(ByteOrder.BIG_ENDIAN);
        packet.put((byte) 0x20).put((byte) 0x0C).putInt(0xA1B2).putShort((short) (record >>> 16));
        packet.putShort((short) record).put((byte) 0);
        packet.putInt(72 << 24 | 97 << 17 | 2300 << 5 | 1).putInt(-1).putInt(-1);
        return packet.put((byte) -60).array();
    }

    private static ByteBuffer packet(int event, int parameterOctets) {
        return ByteBuffer.allocate(3 + parameterOctets)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x04)
                .put((byte) event)
                .put((byte) parameterOctets);
    }
}
