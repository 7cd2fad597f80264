package io.wardgate.uplink.http;

import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.BatchPath;
import io.wardgate.protocol.api.WireException;
import io.wardgate.uplink.connection.LineSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from connect to close. The owner sends batches; a thread {@code <owner's name>-reader} takes the
 * replies, keeps a request for commands with the receiver, and notices silence, until the socket is closed.
 */
final class HttpSession implements LineSession {

    private static final long READER_END_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(HttpSession.class);

    private final BatchCodec batches = new BatchCodec();
    private final HttpSettings settings;
    private final HttpSocket socket;
    private final Replies replies;
    private final Consumer<String> onLost;
    private @Nullable Requests requests;
    private @Nullable Thread reader;

    HttpSession(HttpSettings settings, HttpSocket socket, Consumer<byte[]> onMessage, Consumer<String> onLost) {
        this.settings = settings;
        this.socket = socket;
        this.replies = new Replies(onMessage);
        this.onLost = onLost;
    }

    @Override
    public void connect() throws IOException {
        socket.connect();
        Requests connected = new Requests(settings, socket.out());
        ReplyReader in = new ReplyReader(socket.in());
        connected.hello();
        replies.take(connected.replied(), in.next());
        socket.endAfterSilence(settings.silenceMillis());
        requests = connected;
        Thread thread = new Thread(
                () -> readUntilLost(in, connected), Thread.currentThread().getName() + "-reader");
        reader = thread;
        thread.start();
    }

    private void readUntilLost(ReplyReader in, Requests connected) {
        try {
            while (true) {
                connected.waitForCommands();
                Reply reply = in.next();
                replies.take(connected.replied(), reply);
            }
        } catch (SocketTimeoutException e) {
            onLost.accept("nothing heard for " + settings.silenceMillis() + " ms");
        } catch (IOException e) {
            onLost.accept(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            onLost.accept("taking a message failed: " + e);
        }
    }

    @Override
    public void send(byte[] envelope, BooleanSupplier givesUp) throws IOException {
        Requests connected = requests;
        if (connected == null) {
            throw new IOException("not connected");
        }
        try {
            connected.put(BatchPath.of(batches.peekId(envelope)), envelope);
        } catch (WireException e) {
            LOG.error(
                    "a batch without a readable id cannot be sent by HTTP, it stays in the store: {}", e.getMessage());
        }
    }

    @Override
    public long idleMillis() {
        return settings.keepAliveMillis();
    }

    /** Nothing to do: a request is always with the receiver, and renewed by the reader. */
    @Override
    public void idle() {}

    @Override
    public void abort() {
        socket.close();
    }

    @Override
    public void close() {
        socket.close();
        Thread thread = reader;
        if (thread != null) {
            try {
                thread.join(READER_END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
