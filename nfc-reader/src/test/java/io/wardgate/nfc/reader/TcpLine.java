package io.wardgate.nfc.reader;

import io.wardgate.ble.port.PortAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A line on a TCP port. What the host sends goes to the device, and what that answers goes back. One host at a time. */
public final class TcpLine implements TestLine {

    private final UnaryOperator<byte[]> device;
    private final int port;
    private @Nullable ServerSocket server;
    private @Nullable Socket host;
    private boolean isStuttering;

    public TcpLine(UnaryOperator<byte[]> device) throws IOException {
        this.device = device;
        port = listen(0);
    }

    int port() {
        return port;
    }

    @Override
    public PortOpener opener() {
        return new PortAddress.Tcp("127.0.0.1", port)::open;
    }

    @Override
    public synchronized boolean isHeld() {
        return host != null;
    }

    @Override
    public void say(byte[] octets) throws IOException {
        ReaderBench.until(this::isHeld);
        synchronized (this) {
            if (host == null) {
                throw new IOException("the host has gone");
            }
            write(host, octets);
        }
    }

    @Override
    public synchronized void stutter() {
        isStuttering = true;
    }

    @Override
    public synchronized void cut() throws IOException {
        if (host != null) {
            host.close();
        }
        host = null;
    }

    @Override
    public synchronized void unplug() throws IOException {
        if (server != null) {
            server.close();
        }
        server = null;
        cut();
    }

    @Override
    public synchronized void plugIn() throws IOException {
        listen(port);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }

    private synchronized int listen(int at) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        server = listening;
        Thread acceptor = new Thread(() -> accept(listening), "test-line-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return listening.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                synchronized (this) {
                    cut();
                    if (server != listening) {
                        socket.close();
                        return;
                    }
                    host = socket;
                }
                Thread session = new Thread(() -> serve(socket), "test-line-session");
                session.setDaemon(true);
                session.start();
            }
        } catch (IOException e) {
            // Unplugged.
            return;
        }
    }

    private void serve(Socket socket) {
        byte[] octets = new byte[512];
        try (socket) {
            for (int count = socket.getInputStream().read(octets);
                    count >= 0;
                    count = socket.getInputStream().read(octets)) {
                byte[] answer = device.apply(Arrays.copyOf(octets, count));
                synchronized (this) {
                    write(socket, answer);
                }
            }
        } catch (IOException e) {
            // Cut.
            return;
        } finally {
            synchronized (this) {
                if (host == socket) {
                    host = null;
                }
            }
        }
    }

    private void write(Socket socket, byte[] octets) throws IOException {
        if (!isStuttering) {
            socket.getOutputStream().write(octets);
            return;
        }
        for (byte octet : octets) {
            socket.getOutputStream().write(octet);
            socket.getOutputStream().flush();
        }
    }
}
