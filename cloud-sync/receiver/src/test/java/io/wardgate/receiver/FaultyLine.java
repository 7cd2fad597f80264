package io.wardgate.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A line between gateway and receiver that can go silent without closing, and say rubbish. */
final class FaultyLine implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final int target;
    private volatile boolean silent;

    FaultyLine(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections were ever made. */
    int accepted() {
        return accepted.get();
    }

    int connections() {
        return pairs.size();
    }

    /** Nothing passes any more, and nothing closes; new connections are accepted and then as silent. */
    void goSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
        pairs.forEach(Pair::close);
    }

    /** Silences the one connection over which most octets went. */
    void silenceTheBusiest() {
        pairs.stream().max(Comparator.comparingLong(pair -> pair.octets.get())).orElseThrow().silent = true;
    }

    /** Octets of nobody's, to both ends of every connection. */
    void sayRubbish() {
        byte[] rubbish = new byte[64];
        Arrays.fill(rubbish, (byte) 0xff);
        for (Pair pair : pairs) {
            try {
                pair.near.getOutputStream().write(rubbish);
                Socket far = pair.far;
                if (far != null) {
                    far.getOutputStream().write(rubbish);
                }
            } catch (IOException e) {
                pair.close(); // one end heard it and closed before the other was told
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Pair pair = new Pair(server.accept());
                accepted.incrementAndGet();
                pairs.add(pair);
                daemon(pair::run);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        pairs.forEach(Pair::close);
    }

    private final class Pair {
        private final Socket near;
        private volatile @Nullable Socket far;
        private final AtomicLong octets = new AtomicLong();
        private volatile boolean silent;

        Pair(Socket near) {
            this.near = near;
        }

        void run() {
            try {
                while (FaultyLine.this.silent) {
                    Thread.sleep(5);
                    if (near.isClosed()) {
                        return;
                    }
                }
                Socket opened = new Socket("127.0.0.1", target);
                far = opened;
                near.setTcpNoDelay(true);
                opened.setTcpNoDelay(true);
                daemon(() -> pump(opened, near));
                pump(near, opened);
            } catch (IOException | InterruptedException e) {
                close(); // nobody listens there now
            }
        }

        private void pump(Socket from, Socket to) {
            byte[] buffer = new byte[8_192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    while (silent || FaultyLine.this.silent) {
                        Thread.sleep(5);
                        if (near.isClosed()) {
                            return;
                        }
                    }
                    out.write(buffer, 0, count);
                    octets.addAndGet(count);
                }
            } catch (IOException | InterruptedException e) {
                // the connection ended: so does the pair
            } finally {
                close();
            }
        }

        void close() {
            pairs.remove(this);
            closeQuietly(near);
            closeQuietly(far);
        }

        private void closeQuietly(@Nullable Socket socket) {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
