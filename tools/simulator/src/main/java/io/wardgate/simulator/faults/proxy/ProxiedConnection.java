package io.wardgate.simulator.faults.proxy;

import io.wardgate.simulator.faults.proxy.Weather.Direction;
import io.wardgate.simulator.faults.proxy.Weather.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through the proxy: two sockets and two threads, one a direction. */
final class ProxiedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ProxiedConnection.class);

    private static final long STALL_STEP_MILLIS = 10;

    private final Socket client;
    private final Socket server;
    private final Weather weather;
    private final Link link;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean swallowing;

    /** What all connections of a proxy have in common. */
    interface Link {

        /** Whether these octets on their way down never arrive. */
        boolean holds(byte[] piece, int count);

        /** How long these octets on their way up must wait for the line. */
        long lineMillis(int octets);

        /** Whether nothing passes for the time being. */
        boolean isStalled();
    }

    ProxiedConnection(Socket client, Socket server, Weather weather, Link link) {
        this.link = link;
        this.client = client;
        this.server = server;
        this.weather = weather;
    }

    void start(SplittableRandom random) {
        SplittableRandom down = random.split();
        start("wardgate-proxy-up", () -> pump(client, server, Direction.UP, random));
        start("wardgate-proxy-down", () -> pump(server, client, Direction.DOWN, down));
    }

    /** Both ends see a reset. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                LOG.debug("proxy: {}", e.toString());
            }
        }
        close();
    }

    private void pump(Socket from, Socket to, Direction direction, SplittableRandom random) {
        byte[] piece = new byte[weather.sliceOctets()];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            boolean silent = false;
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                boolean due = weather.fate() != Fate.NONE
                        && weather.direction() == direction
                        && !silent
                        && passed + count >= weather.atOctet();
                int last = due ? (int) (weather.atOctet() - passed) : count;
                boolean held = direction == Direction.DOWN && link.holds(piece, count);
                boolean passes = !swallowing && !silent && !held;
                if (due && weather.fate() == Fate.BLACK_HOLE) {
                    // Before the last octets arrive: who sees them may answer at once.
                    swallowing = true;
                }
                if (passes) {
                    waitFor(pauseMillis(last, random));
                    if (direction == Direction.UP) {
                        waitFor(link.lineMillis(last));
                    }
                    awaitWay();
                    out.write(piece, 0, last);
                    passed += last;
                }
                if (due) {
                    silent = true;
                    strike(to);
                }
            }
            close();
        } catch (IOException e) {
            LOG.debug("proxy: {}", e.toString());
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void strike(Socket to) throws IOException {
        switch (weather.fate()) {
            case RESET -> reset();
            case CLOSE -> close();
            case HALF_CLOSE -> to.shutdownOutput();
            case BLACK_HOLE, ONE_WAY, NONE -> LOG.debug("proxy: nothing comes out from here on");
        }
    }

    private long pauseMillis(int octets, SplittableRandom random) {
        long jitter = weather.jitterMillis() == 0 ? 0 : random.nextInt(weather.jitterMillis());
        // A slice of a few octets is a test of framing, not of patience: it does not wait each time.
        long delay = octets < 100 && random.nextInt(50) > 0 ? 0 : weather.latencyMillis() + jitter;
        return delay + (weather.octetsPerSecond() == 0 ? 0 : octets * 1_000L / weather.octetsPerSecond());
    }

    /** Holds on to what was read while the link is stalled, as TCP does: it arrives late, or the connection ends. */
    private void awaitWay() throws InterruptedException {
        while (link.isStalled() && ended.getCount() > 0) {
            waitFor(STALL_STEP_MILLIS);
        }
    }

    /** A pause that the end of the connection ends. */
    private void waitFor(long millis) throws InterruptedException {
        if (millis > 0 && ended.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.debug("proxy: ended during a pause");
        }
    }

    private void close() {
        ended.countDown();
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("proxy: {}", e.toString());
            }
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
