package io.wardgate.uplink.stream;

import io.wardgate.uplink.connection.LineSession;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream connection from connect to close. The owner writes; a thread {@code <owner's name>-reader} reads, and
 * notices silence, until the socket is closed.
 */
final class StreamSession implements LineSession {

    private static final byte[] SIGN_OF_LIFE = {};
    private static final long READER_END_MILLIS = 5_000;

    private final StreamSettings settings;
    private final Connector connector;
    private final Consumer<byte[]> onMessage;
    private final Consumer<String> onLost;
    private @Nullable MessageSocket socket;
    private @Nullable Thread reader;

    /** Gets a socket on which both hellos have been said. */
    interface Connector {

        MessageSocket connect() throws IOException, InterruptedException;

        /** Makes connect end; from any thread. Also ends a connection that it made. */
        void abort();
    }

    StreamSession(StreamSettings settings, Connector connector, Consumer<byte[]> onMessage, Consumer<String> onLost) {
        this.settings = settings;
        this.connector = connector;
        this.onMessage = onMessage;
        this.onLost = onLost;
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        MessageSocket connected = connector.connect();
        socket = connected;
        connected.endAfterSilence(settings.silenceMillis());
        Thread thread = new Thread(
                () -> readUntilLost(connected), Thread.currentThread().getName() + "-reader");
        reader = thread;
        thread.start();
    }

    private void readUntilLost(MessageSocket connected) {
        try {
            while (true) {
                byte[] message = connected.receive();
                if (message.length > 0) {
                    onMessage.accept(message);
                }
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
        connected().send(envelope);
    }

    @Override
    public long idleMillis() {
        return settings.keepAliveMillis();
    }

    @Override
    public void idle() throws IOException {
        connected().send(SIGN_OF_LIFE);
    }

    private MessageSocket connected() throws IOException {
        MessageSocket connected = socket;
        if (connected == null) {
            throw new IOException("not connected");
        }
        return connected;
    }

    @Override
    public void abort() {
        connector.abort();
    }

    @Override
    public void close() {
        connector.abort();
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
