package io.wardgate.uplink.http;

import io.wardgate.protocol.api.BatchPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes the requests of one connection and remembers which replies are due, in order: requests go out without waiting
 * for the replies to those before (RFC 9112, 9.3.2).
 *
 * <p>While no batch waits for its reply, one request for commands does. The receiver keeps that until it has something to
 * say, so it is the way down to a gateway that has nothing to send, and the sign of life of both sides. A batch need not
 * wait behind it: the receiver replies to it as soon as anything follows.
 *
 * <p>The owner of the session puts batches, its reader asks for commands. The reader never waits for the lock: whoever
 * holds it is sending something, and the reply to that will bring the reader back.
 */
final class Requests {

    private static final String COMMANDS = "/v1/commands";
    private static final int BUFFER_OCTETS = 16_384;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final OutputStream out;
    private final HttpSettings settings;

    Requests(HttpSettings settings, OutputStream out) {
        this.settings = settings;
        this.out = new BufferedOutputStream(out, BUFFER_OCTETS);
    }

    /** Sends one batch. */
    void put(String path, byte[] envelope) throws IOException {
        lock.lock();
        try {
            asked.add(path);
            head("PUT " + path, "Content-Length: " + envelope.length + "\r\n");
            out.write(envelope);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for what is there now: the first word on a connection, to which only a receiver has a fitting reply. */
    void hello() throws IOException {
        askForCommands(0);
    }

    /** Asks for what is to come, unless a reply is due anyway. */
    void waitForCommands() throws IOException {
        askForCommands(settings.keepAliveSeconds());
    }

    private void askForCommands(int waitSeconds) throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (asked.isEmpty()) {
                asked.add(COMMANDS);
                head("GET " + COMMANDS + "?gateway=" + settings.gateway() + "&wait=" + waitSeconds, "");
                out.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    private void head(String request, String headers) throws IOException {
        String host = settings.server().host() + ":" + settings.server().port();
        out.write((request + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** What the reply that came now is to; null if none is due. */
    @Nullable
    String replied() {
        return asked.poll();
    }

    /** Whether a path is that of a batch. */
    static boolean isBatch(String path) {
        return path.startsWith(BatchPath.PREFIX);
    }
}
