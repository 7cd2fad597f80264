package io.wardgate.uplink.stream;

import io.wardgate.protocol.api.Hello;
import io.wardgate.protocol.api.HelloCodec;
import io.wardgate.protocol.api.MessageFraming;
import io.wardgate.protocol.api.WireException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connected socket that speaks in messages.
 *
 * <p>One thread writes, one reads; {@link #close} comes from any and ends both.
 */
final class MessageSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSocket.class);
    private static final int CHUNK_OCTETS = 16_384;

    private final HelloCodec hellos = new HelloCodec();
    private final MessageFraming framing = new MessageFraming(HelloCodec.MAX_HELLO_OCTETS);
    private final Queue<byte[]> received = new ArrayDeque<>();
    private final byte[] chunk = new byte[CHUNK_OCTETS];
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /**
     * @param socket what to close
     * @param speaking what to read and write: the socket itself, or TLS on top of it
     */
    MessageSocket(Socket socket, Socket speaking) throws IOException {
        this.socket = socket;
        this.in = speaking.getInputStream();
        this.out = speaking.getOutputStream();
    }

    String peer() {
        return String.valueOf(socket.getRemoteSocketAddress());
    }

    void send(byte[] message) throws IOException {
        out.write(MessageFraming.frame(message));
        out.flush();
    }

    void sendHello(Hello hello) throws IOException {
        send(hellos.encode(hello));
    }

    /** Waits for the first message of the other side; then larger ones are allowed. */
    Hello receiveHello(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        byte[] first = receive();
        try {
            Hello hello = hellos.decode(first);
            framing.allow(DownMessages.MAX_OCTETS);
            return hello;
        } catch (WireException e) {
            throw new IOException("the peer did not begin with a hello: " + e.getMessage(), e);
        }
    }

    /** Silence of so long is an exception of {@link #receive}. */
    void endAfterSilence(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Waits for the next message; an empty one is a sign of life. */
    byte[] receive() throws IOException {
        byte[] next = received.poll();
        while (next == null) {
            int octets = in.read(chunk);
            if (octets < 0) {
                throw new EOFException("the peer closed the connection");
            }
            try {
                framing.read(ByteBuffer.wrap(chunk, 0, octets), received::add);
            } catch (WireException e) {
                throw new IOException("the peer sends no messages: " + e.getMessage(), e);
            }
            next = received.poll();
        }
        return next;
    }

    /** Never waits. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: closing failed: {}", peer(), e.toString());
        }
    }
}
