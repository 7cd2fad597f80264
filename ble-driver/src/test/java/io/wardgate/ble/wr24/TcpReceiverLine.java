package io.wardgate.ble.wr24;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A receiver on a TCP socket, one gateway at a time. */
final class TcpReceiverLine implements FakeReceiver.Line {

    private final FakeReceiver receiver;
    private final ServerSocket server;
    private volatile @Nullable Socket client;
    private volatile boolean hasToldTime;

    TcpReceiverLine(FakeReceiver receiver) throws IOException {
        this(receiver, 0);
    }

    TcpReceiverLine(FakeReceiver receiver, int port) throws IOException {
        this.receiver = receiver;
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "fake-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    boolean isConnected() {
        return client != null;
    }

    /** Whether the gateway that is connected has its answer to the question for the time, the last that it asks at the start. */
    boolean hasToldTime() {
        return hasToldTime;
    }

    @Override
    public String address() {
        return "tcp:127.0.0.1:" + port();
    }

    @Override
    public void send(byte[] octets) throws IOException {
        Socket socket = client;
        if (socket == null) {
            throw new IOException("nobody is connected");
        }
        synchronized (socket) {
            socket.getOutputStream().write(octets);
        }
    }

    void cut() throws IOException {
        Socket socket = client;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                hasToldTime = false;
                client = socket;
                listen(socket);
            } catch (IOException e) {
                // cut by the test, or by the gateway
            } finally {
                client = null;
            }
        }
    }

    private void listen(Socket socket) throws IOException {
        Framer framer = new Framer(frame -> {
            for (Frame answer : receiver.answers(frame)) {
                send(answer.octets());
                hasToldTime |= FrameType.of(answer.type()) == FrameType.TIME_SYNC;
            }
        });
        byte[] chunk = new byte[1_024];
        int count = socket.getInputStream().read(chunk);
        while (count >= 0) {
            framer.feed(chunk, count);
            count = socket.getInputStream().read(chunk);
        }
    }
}
