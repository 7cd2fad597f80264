package io.wardgate.simulator.bluez;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.BluetoothRadio;
import io.wardgate.simulator.hci.HearingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An on-board radio that the gateway hears through BlueZ: a bus of its own, with BlueZ as python3-dbusmock plays it. Both
 * are the child process of resource bluez/ward.py, which ends with this one, however it ends. Legacy reports only.
 *
 * <p>Two threads: the writer owns the child's input, the reader its output. Between the player and the writer stands a
 * bounded queue; what does not fit is lost, counted, and does not count as heard. A report counts as heard when its
 * signal has been written to the bus.
 */
public final class VirtualBluez implements BluetoothRadio {

    /** What the gateway is configured to bind to; documentation range (RFC 7042). */
    public static final String ADAPTER = "00:00:5E:00:53:02";

    private static final Logger LOG = LoggerFactory.getLogger(VirtualBluez.class);
    private static final String SCRIPT = "/bluez/ward.py";
    private static final int QUEUE = 4_096;
    private static final long END_SECONDS = 5;

    /** A socket's name has room for 107 octets (unix(7)). */
    private static final int LONGEST_SOCKET = 107;

    private final Process child;
    private final HearingListener listener;
    private final AtomicLong overflowed = new AtomicLong();
    private final BlockingQueue<Report> outgoing = new LinkedBlockingQueue<>(QUEUE);
    private final Queue<Report> unanswered = new ConcurrentLinkedQueue<>();
    private final Thread writer = new Thread(this::write, "wardgate-sim-bluez-write");
    private final Thread reader;
    private volatile boolean scanning;

    private VirtualBluez(Process child, BufferedReader answers, HearingListener listener) {
        this.child = child;
        this.listener = listener;
        reader = new Thread(() -> read(answers), "wardgate-sim-bluez-read");
        writer.setDaemon(true);
        reader.setDaemon(true);
    }

    /**
     * Starts the bus and BlueZ on it.
     *
     * @param socket where the bus listens; what is there is replaced
     * @throws IOException if it does not start, with the reason
     */
    public static VirtualBluez start(Path socket, HearingListener listener) throws IOException {
        String path = socket.toAbsolutePath().toString();
        if (path.length() > LONGEST_SOCKET) {
            throw new IOException(
                    "the bus cannot listen at " + path + ": longer than " + LONGEST_SOCKET + "; name a shorter path");
        }
        Process child = new ProcessBuilder("/usr/bin/python3", "-c", script(), path, ADAPTER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader answers = child.inputReader(StandardCharsets.UTF_8);
        String first = answers.readLine();
        if (!"ready".equals(first)) {
            child.destroy();
            throw new IOException("the simulated BlueZ does not start: " + first
                    + "; install Debian's packages dbus and python3-dbusmock");
        }
        VirtualBluez bluez = new VirtualBluez(child, answers, listener);
        bluez.writer.start();
        bluez.reader.start();
        return bluez;
    }

    /** What the gateway's configuration calls {@code bus}. */
    public static String bus(Path socket) {
        return "unix:path=" + socket.toAbsolutePath();
    }

    @Override
    public boolean scanning() {
        return scanning;
    }

    @Override
    public long overflowed() {
        return overflowed.get();
    }

    @Override
    public void report(Report report) {
        if (scanning && !report.advertisement().extended() && !outgoing.offer(report)) {
            overflowed.incrementAndGet();
        }
    }

    /** Does nothing: a message bus checks what goes over it. */
    @Override
    public void garbage(byte[] octets) {}

    @Override
    public void close() {
        writer.interrupt();
        child.destroy();
        try {
            if (!child.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (Writer out = child.outputWriter(StandardCharsets.US_ASCII)) {
            while (true) {
                Report report = outgoing.take();
                unanswered.add(report);
                out.write(line(report));
                if (outgoing.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The reader says why; what was not told is not heard.
            LOG.debug("the simulated BlueZ is told nothing more: {}", e.toString());
        }
    }

    private void read(BufferedReader answers) {
        try (answers) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            LOG.debug("the simulated BlueZ is closed: {}", e.toString());
        } finally {
            scan(false);
        }
    }

    private void take(String line) {
        if (line.equals("scanning") || line.equals("silent")) {
            scan(line.equals("scanning"));
        } else if (line.startsWith("fault")) {
            LOG.error("the simulated BlueZ ended: {}", line);
        } else {
            line.chars().forEach(mark -> {
                Report report = Objects.requireNonNull(unanswered.poll());
                if (mark == '+') {
                    listener.told(report);
                }
            });
        }
    }

    private void scan(boolean on) {
        if (scanning != on) {
            scanning = on;
            listener.scanning(on);
        }
    }

    private static String line(Report report) {
        StringBuilder line = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            HexFormat.of().withUpperCase().toHexDigits(line, (byte)
                    (report.advertisement().address() >>> shift));
            line.append(shift == 0 ? ' ' : ':');
        }
        line.append(report.rssiDbm()).append(' ');
        return HexFormat.of()
                .formatHex(line, report.advertisement().data())
                .append('\n')
                .toString();
    }

    private static String script() throws IOException {
        try (InputStream shipped = Objects.requireNonNull(VirtualBluez.class.getResourceAsStream(SCRIPT))) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
