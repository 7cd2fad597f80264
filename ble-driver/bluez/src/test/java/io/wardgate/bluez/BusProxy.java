package io.wardgate.bluez;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A socket in front of the bus's, which a test can cut and take away while the bus goes on. */
public final class BusProxy implements AutoCloseable {

    private final Path path;
    private final Path bus;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel server;

    public BusProxy(Path bus) throws IOException {
        this.bus = bus;
        path = Files.createTempDirectory("proxy").resolve("bus");
        server = listen();
    }

    public Path socket() {
        return path;
    }

    public boolean isConnected() {
        return !clients.isEmpty();
    }

    public void cut() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    public void takeAway() throws IOException {
        server.close();
        Files.deleteIfExists(path);
        cut();
    }

    public void putBack() throws IOException {
        server = listen();
    }

    @Override
    public void close() throws IOException {
        takeAway();
        Files.deleteIfExists(path.getParent());
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        made.bind(UnixDomainSocketAddress.of(path));
        daemon(() -> {
            while (made.isOpen()) {
                try {
                    SocketChannel client = made.accept();
                    SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(bus));
                    clients.add(client);
                    daemon(() -> copy(client, there));
                    daemon(() -> copy(there, client));
                } catch (IOException e) {
                    // taken away by the test
                }
            }
        });
        return made;
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer octets = ByteBuffer.allocate(65_536);
        try (from;
                to) {
            while (from.read(octets.clear()) >= 0) {
                octets.flip();
                while (octets.hasRemaining()) {
                    to.write(octets);
                }
            }
        } catch (IOException e) {
            // cut by the test, or one side left
        } finally {
            clients.remove(from);
            clients.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "bus-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
