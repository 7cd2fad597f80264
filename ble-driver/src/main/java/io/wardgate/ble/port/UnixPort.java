package io.wardgate.ble.port;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A radio behind a Unix-domain stream socket: another program of this machine that is a controller, such as btvirt. */
final class UnixPort implements OctetPort {

    private static final Logger LOG = LoggerFactory.getLogger(UnixPort.class);

    private final SocketChannel channel;
    private final Selector selector;

    private UnixPort(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static UnixPort connect(Path path) throws IOException {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            throw new IOException("cannot connect (" + e.getMessage() + "); check that the radio listens there", e);
        }
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new UnixPort(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        selector.select(timeoutMillis);
        selector.selectedKeys().clear();
        int count = channel.read(ByteBuffer.wrap(into));
        if (count < 0) {
            throw new EOFException("closed by the other side");
        }
        return count;
    }

    @Override
    public void write(byte[] octets) throws IOException {
        // The socket holds hundreds of commands: one that is full has nobody who reads.
        if (channel.write(ByteBuffer.wrap(octets)) < octets.length) {
            throw new IOException("the radio takes no octets; start it again");
        }
    }

    @Override
    public void close() {
        try (channel) {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing a lost connection", e);
        }
    }
}
