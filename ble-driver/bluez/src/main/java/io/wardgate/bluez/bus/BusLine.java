package io.wardgate.bluez.bus;

import io.wardgate.bluez.bus.BusMessage.Kind;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a message bus. It has no thread and no queue: a message is read when its owner asks for it, and what
 * its owner does not take in time waits in the daemon, which bounds it.
 *
 * <p>Owned by one thread; only {@link #wake()} may be called by others. An interrupt of the owner ends every wait with
 * an exception.
 */
public final class BusLine implements AutoCloseable {

    private static final int FIRST_ROOM = 65_536;

    /** Within which every program on the bus answers what needs no radio. */
    public static final int CALL_MILLIS = 5_000;

    /** Takes a message that its owner did not wait for. */
    @FunctionalInterface
    public interface Receiver {

        /** @throws IOException to end the wait in which it came */
        void accept(BusMessage message) throws IOException;
    }

    private final SocketChannel channel;
    private final Selector selector;
    private ByteBuffer received = ByteBuffer.allocate(FIRST_ROOM).limit(0);
    private long serial;

    private BusLine(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Connects, authenticates as the user of this process and takes a name.
     *
     * @throws IOException with address and reason
     */
    public static BusLine open(BusAddress address) throws IOException {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
        } catch (IOException e) {
            throw new IOException(
                    "no message bus at " + address + ": " + e.getMessage() + "; check bus, and that dbus runs", e);
        }
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            BusLine line = new BusLine(channel, selector);
            line.greet();
            return line;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a call, and returns the serial that its answer will carry. */
    public long send(BusCall call) throws IOException {
        serial = serial % 0x7FFF_FFFF + 1;
        write(MessageCodec.encode(call, serial));
        return serial;
    }

    /**
     * Sends a call and waits for its answer.
     *
     * @param meanwhile takes other messages that come before the answer; must not call
     * @throws BusException if there is no answer, or it is an error
     */
    public BusMessage call(BusCall call, int timeoutMillis, Receiver meanwhile) throws IOException {
        long sent = send(call);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            BusMessage message = left <= 0 ? null : poll((int) left);
            if (message == null && left <= 0) {
                throw new BusException(
                        call.member() + " of " + call.path() + " was not answered in " + timeoutMillis + " ms");
            }
            if (message != null && message.answersSerial() == sent) {
                return checked(call, message);
            }
            if (message != null) {
                meanwhile.accept(message);
            }
        }
    }

    /** An answer that is no error. */
    private static BusMessage checked(BusCall call, BusMessage answer) throws BusException {
        if (answer.kind() == Kind.ERROR) {
            throw new BusException(answer.name(), call.member() + " of " + call.path() + ": " + answer.fault());
        }
        return answer;
    }

    /**
     * The next message; null if none came in time, or after {@link #wake()}.
     *
     * @throws IOException if the line is lost or the thread was interrupted
     */
    public @Nullable BusMessage poll(int timeoutMillis) throws IOException {
        BusMessage message = MessageCodec.decode(received);
        if (message != null) {
            return message;
        }
        await(timeoutMillis);
        fill();
        return MessageCodec.decode(received);
    }

    /** Ends the owner's wait in {@link #poll}; safe from any thread. */
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try (channel) {
            selector.close();
        } catch (IOException e) {
            // It is of no use any more either way, and there is nothing that a caller could do.
            received.clear();
        }
    }

    private void greet() throws IOException {
        Handshake.external(this::write, () -> {
            await(CALL_MILLIS);
            return fill() ? received : null;
        });
        call(BusCall.daemon("Hello"), CALL_MILLIS, message -> {});
    }

    private void await(int timeoutMillis) throws IOException {
        selector.select(Math.max(1, timeoutMillis));
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new BusException("the wait for the bus was interrupted");
        }
    }

    /** Reads what is there; false if that is nothing. */
    private boolean fill() throws IOException {
        makeRoom();
        int start = received.limit();
        ByteBuffer free = received.duplicate().limit(received.capacity()).position(start);
        int count = channel.read(free);
        if (count < 0) {
            throw new BusException("the message bus ended the connection");
        }
        received.limit(start + count);
        return count > 0;
    }

    private void makeRoom() {
        if (received.limit() < received.capacity()) {
            return;
        }
        boolean full = received.remaining() > received.capacity() / 2;
        received = full
                ? ByteBuffer.allocate(received.capacity() * 2).put(received).flip()
                : received.compact().flip();
    }

    /** The daemon takes what it is told at once; if not, there is no use in going on without it. */
    private void write(ByteBuffer octets) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CALL_MILLIS);
        while (octets.hasRemaining()) {
            if (channel.write(octets) == 0) {
                if (System.nanoTime() > end) {
                    throw new BusException("the message bus takes no messages");
                }
                awaitWritable();
            }
        }
    }

    private void awaitWritable() throws IOException {
        SelectionKey key = channel.keyFor(selector);
        key.interestOps(SelectionKey.OP_WRITE);
        await(CALL_MILLIS);
        key.interestOps(SelectionKey.OP_READ);
    }
}
