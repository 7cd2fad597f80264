package io.wardgate.simulator.btsnoop;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.hci.ReportEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a monitor: the greeting, then a record for each report until the gateway ends it.
 *
 * <p>Two threads: the writer owns the output, the reader waits for the end. Between the player and the writer stands a
 * bounded queue; what does not fit is lost, counted, and does not count as heard. A stream that was spoilt by garbage is
 * written on, but nothing behind the garbage counts as heard: the gateway must end it (docs/adr/0018).
 */
final class MonitorConnection {

    private static final Logger LOG = LoggerFactory.getLogger(MonitorConnection.class);
    private static final int QUEUE = 4_096;

    private final Socket socket;
    private final HearingListener listener;
    private final AtomicLong overflowed;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>(QUEUE);
    private final Thread writer = new Thread(this::write, "wardgate-sim-btsnoop-write");
    private volatile boolean open;

    /** A report, or octets that are none. */
    private record Outgoing(@Nullable Report report, byte[] octets) {}

    MonitorConnection(Socket socket, HearingListener listener, AtomicLong overflowed) {
        this.socket = socket;
        this.listener = listener;
        this.overflowed = overflowed;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
        Thread reader = new Thread(this::awaitEnd, "wardgate-sim-btsnoop-read");
        reader.setDaemon(true);
        reader.start();
    }

    boolean isOpen() {
        return open;
    }

    /** Never blocks. */
    void offer(Report report) {
        offer(new Outgoing(report, Records.event(ReportEvents.legacy(List.of(report)))));
    }

    /** Never blocks. */
    void offerGarbage(byte[] octets) {
        offer(new Outgoing(null, octets));
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing the monitor's stream: {}", e.toString());
        }
    }

    private void offer(Outgoing next) {
        if (open && !outgoing.offer(next)) {
            overflowed.incrementAndGet();
        }
    }

    private void awaitEnd() {
        try (socket) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("the gateway went away: {}", e.toString());
        } finally {
            open = false;
            writer.interrupt();
            listener.scanning(false);
        }
    }

    private void write() {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(Records.greeting());
            open = true;
            listener.scanning(true);
            boolean spoilt = false;
            while (!socket.isClosed()) {
                Outgoing next = outgoing.take();
                out.write(next.octets());
                spoilt |= next.report() == null;
                if (next.report() != null && !spoilt) {
                    listener.told(next.report());
                }
            }
        } catch (InterruptedException e) {
            // The reader saw the gateway go; this thread ends with it.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // What was not told is not heard.
            LOG.debug("the gateway went away while it was told something: {}", e.toString());
        }
    }
}
