package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.hci.ControllerState.Reports;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One gateway at the controller: reads its commands, writes answers and reports.
 *
 * <p>Two threads: the reader carries commands out, the writer owns the output. Between them and the player stands a
 * bounded queue; a gateway that does not read loses reports as it would with a real controller's few buffers. They are
 * counted and do not count as heard.
 */
final class HostConnection {

    private static final Logger LOG = LoggerFactory.getLogger(HostConnection.class);
    private static final int QUEUE = 4_096;
    private static final int COMMAND = 0x01;
    private static final int DATA = 0x02;
    /** The longest event: reports this close behind garbage may be swallowed by a host that follows the rules. */
    private static final int GARBAGE_SHADOW_REPORTS = 8;

    private final Socket socket;
    private final ControllerState state = new ControllerState();
    private final Commands commands;
    private final HearingListener listener;
    private final AtomicLong overflowed;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>(QUEUE);
    private final LinkSide links;
    private final Thread writer;

    /** Answer or garbage octets, or a report in the form that the host asked for when it was received. */
    private record Outgoing(
            byte @Nullable [] octets,
            boolean garbage,
            @Nullable Report report,
            Reports form) {

        static Outgoing octets(byte[] octets, boolean garbage) {
            return new Outgoing(octets, garbage, null, Reports.NONE);
        }
    }

    HostConnection(
            Socket socket,
            boolean extended,
            HearingListener listener,
            AtomicLong overflowed,
            Function<Consumer<byte[]>, LinkSide> links) {
        this.socket = socket;
        this.links = links.apply(this::offerAnswer);
        this.commands = new Commands(state, extended);
        this.listener = listener;
        this.overflowed = overflowed;
        this.writer = new Thread(this::writeEvents, "wardgate-sim-hci-write");
        this.writer.setDaemon(true);
    }

    void start() {
        writer.start();
        Thread reader = new Thread(this::readCommands, "wardgate-sim-hci-read");
        reader.setDaemon(true);
        reader.start();
    }

    boolean scanning() {
        return state.reports() != Reports.NONE;
    }

    /** Passes a report on if the gateway scans in a way that sees it. Never blocks. */
    void offer(Report report) {
        Reports wanted = state.reports();
        boolean sees = wanted == Reports.EXTENDED
                || wanted == Reports.LEGACY && !report.advertisement().extended();
        if (sees && !outgoing.offer(new Outgoing(null, false, report, wanted))) {
            overflowed.incrementAndGet();
        }
    }

    /** Puts octets on the wire that belong to no packet. Never blocks. */
    void offerGarbage(byte[] octets) {
        if (scanning() && !outgoing.offer(Outgoing.octets(octets, true))) {
            overflowed.incrementAndGet();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing the gateway's connection: {}", e.toString());
        }
    }

    private void readCommands() {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                // Octets that start no packet are skipped: an H4 controller has nothing else to do with them.
                int type = in.readUnsignedByte();
                if (type == DATA) {
                    int handle = in.readUnsignedByte() | in.readUnsignedByte() << 8;
                    byte[] octets = new byte[in.readUnsignedByte() | in.readUnsignedByte() << 8];
                    in.readFully(octets);
                    links.data(handle, octets);
                } else if (type == COMMAND) {
                    int opcode = in.readUnsignedByte() | in.readUnsignedByte() << 8;
                    byte[] parameters = new byte[in.readUnsignedByte()];
                    in.readFully(parameters);
                    carryOut(opcode, parameters);
                }
            }
        } catch (IOException e) {
            LOG.debug("the gateway went away: {}", e.toString());
        } finally {
            state.reset();
            writer.interrupt();
            listener.scanning(false);
        }
    }

    private void carryOut(int opcode, byte[] parameters) throws IOException {
        if (links.carryOut(opcode, parameters, state.scanning())) {
            return;
        }
        boolean before = scanning();
        byte[] answer = commands.answer(opcode, parameters);
        if (!outgoing.offer(Outgoing.octets(answer, false))) {
            throw new IOException("the gateway reads no answers");
        }
        if (opcode == Commands.RESET) {
            links.reset();
        }
        if (scanning() != before) {
            listener.scanning(scanning());
        }
    }

    /** A host that reads nothing any more loses what it is told; its connection is about to be cut. */
    private void offerAnswer(byte[] octets) {
        if (!outgoing.offer(Outgoing.octets(octets, false))) {
            overflowed.incrementAndGet();
        }
    }

    LinkSide links() {
        return links;
    }

    private void writeEvents() {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            int shadow = 0;
            List<Report> reports = new ArrayList<>();
            while (!socket.isClosed()) {
                Outgoing first = outgoing.take();
                if (first.octets != null) {
                    out.write(first.octets);
                    shadow = first.garbage ? GARBAGE_SHADOW_REPORTS : shadow;
                    continue;
                }
                boolean extended = first.form == Reports.EXTENDED;
                collect(first, reports);
                for (int from = 0; from < reports.size(); ) {
                    List<Report> waiting = reports.subList(from, reports.size());
                    List<Report> event = waiting.subList(0, ReportEvents.fitting(waiting, extended));
                    out.write(extended ? ReportEvents.extended(event) : ReportEvents.legacy(event));
                    shadow = tell(event, shadow);
                    from += event.size();
                }
                reports.clear();
            }
        } catch (InterruptedException e) {
            // The reader saw the gateway go; this thread ends with it.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // What was not told is not heard.
            LOG.debug("the gateway went away while it was told something: {}", e.toString());
        }
    }

    /** Marks reports as told, but for those in the shadow of garbage; what is left of the shadow. */
    private int tell(List<Report> event, int shadow) {
        int left = shadow;
        for (Report report : event) {
            if (left > 0) {
                left--;
            } else {
                listener.told(report);
            }
        }
        return left;
    }

    /** Takes the reports that wait directly behind the first one, so that they share an event. */
    private void collect(Outgoing first, List<Report> reports) {
        Outgoing next = first;
        while (next != null && next.report != null) {
            reports.add(next.report);
            Outgoing peeked = outgoing.peek();
            next = peeked != null && peeked.report != null && peeked.form == first.form ? outgoing.poll() : null;
        }
    }
}
