package io.wardgate.ble.hci;

import io.wardgate.ble.report.HciEvents;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A controller on a TCP socket that answers each command in lock-step, unless it was told to misbehave. It remembers
 * the opcodes that it got. It answers enough for a kernel to take it for an adapter without BR/EDR, too.
 */
public final class FakeController implements AutoCloseable {

    /** Its public address, as it stands on the wire: A4:C1:38:8D:18:B2. */
    private static final byte[] ADDRESS = HexFormat.of().parseHex("b2188d38c1a4");

    static final int RESET = 0x0C03;
    static final int READ_FEATURES = 0x2003;
    static final int SCAN_ENABLE = 0x200C;
    static final int EXTENDED_SCAN_ENABLE = 0x2042;

    /** Answers once to an opcode in place of the right answer; no octets is silence. */
    private final Map<Integer, byte[]> misbehaviour = new ConcurrentHashMap<>();

    final List<Integer> opcodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger scans = new AtomicInteger();
    private final ServerSocket server;
    private final Thread thread;
    private final boolean extended;
    private volatile @Nullable Socket client;
    private volatile boolean scanning;

    public FakeController(boolean extended) throws IOException {
        this(extended, 0);
    }

    FakeController(boolean extended, int port) throws IOException {
        this.extended = extended;
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "fake-controller");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public boolean isScanning() {
        return scanning;
    }

    /** How often it was told to begin or to end a scan. */
    public int scans() {
        return scans.get();
    }

    boolean isConnected() {
        return client != null;
    }

    void answerOnce(int opcode, byte... answer) {
        misbehaviour.put(opcode, answer);
    }

    public void send(byte[]... packets) throws IOException {
        Socket socket = client;
        if (socket == null) {
            throw new IOException("nobody is connected");
        }
        OutputStream out = socket.getOutputStream();
        for (byte[] packet : packets) {
            out.write(packet);
        }
    }

    void cutConnection() throws IOException {
        Socket socket = client;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutConnection();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                client = socket;
                socket.setTcpNoDelay(true);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    answer(in, socket.getOutputStream());
                }
            } catch (IOException e) {
                scanning = false;
                client = null;
            }
        }
    }

    private void answer(DataInputStream in, OutputStream out) throws IOException {
        if (in.readUnsignedByte() != 0x01) {
            throw new IOException("not a command");
        }
        int opcode = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        byte[] parameters = new byte[in.readUnsignedByte()];
        in.readFully(parameters);
        opcodes.add(opcode);
        byte[] instead = misbehaviour.remove(opcode);
        if (instead != null) {
            out.write(instead);
            return;
        }
        out.write(HciEvents.commandComplete(opcode, returned(opcode)));
        if (opcode == SCAN_ENABLE || opcode == EXTENDED_SCAN_ENABLE) {
            scanning = parameters[0] == 1;
            scans.incrementAndGet();
        } else if (opcode == RESET) {
            scanning = false;
        }
    }

    private byte[] returned(int opcode) {
        return switch (opcode) {
            case 0x1001 -> new byte[] {0, 13, 0, 0, 13, 0x59, 0, 0, 0};
            case 0x1002 -> new byte[65];
            // features of page 0: BR/EDR not supported, LE supported
            case 0x1003 -> new byte[] {0, 0, 0, 0, 0, 0x60, 0, 0, 0};
            case 0x1009 -> ByteBuffer.allocate(7).put((byte) 0).put(ADDRESS).array();
            // buffers: 3 packets of 251 octets
            case 0x2002 -> new byte[] {0, (byte) 251, 0, 3};
            // supported states
            case 0x201C -> new byte[9];
            case READ_FEATURES -> {
                byte[] features = new byte[9];
                Arrays.fill(features, 1, 9, (byte) 0);
                features[2] = (byte) (extended ? 0x10 : 0);
                yield features;
            }
            default -> new byte[] {0};
        };
    }
}
