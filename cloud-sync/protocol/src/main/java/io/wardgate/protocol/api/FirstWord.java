package io.wardgate.protocol.api;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * A connection on which the client speaks first, as in MQTT: reading waits for the first write, or the end.
 *
 * <p>Paho needs that. It starts its reader before it sends CONNECT, and its connecting thread looks every 100 ms whether
 * the reader runs, for ever: if the peer closes before the first look (a proxy whose server is dead does), the reader
 * has come and gone, and each such attempt leaves a thread behind.
 *
 * <p>Safe from any thread.
 */
public final class FirstWord {

    private final CountDownLatch spoken = new CountDownLatch(1);

    /** The input, from which nothing is read before the first word. */
    public InputStream before(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read() throws IOException {
                await();
                return in.read();
            }

            @Override
            public int read(byte[] octets, int from, int count) throws IOException {
                await();
                return in.read(octets, from, count);
            }
        };
    }

    /** The output, whose first write is the first word, even if it fails. */
    public OutputStream by(OutputStream output) {
        return new FilterOutputStream(output) {
            @Override
            public void write(int octet) throws IOException {
                try {
                    out.write(octet);
                } finally {
                    spoken.countDown();
                }
            }

            @Override
            public void write(byte[] octets, int from, int count) throws IOException {
                try {
                    out.write(octets, from, count);
                } finally {
                    spoken.countDown();
                }
            }
        };
    }

    /** Nothing will be said any more: the connection is closed, and reading finds that out. */
    public void waive() {
        spoken.countDown();
    }

    private void await() throws IOException {
        try {
            spoken.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the first word");
        }
    }
}
