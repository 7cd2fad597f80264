package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.report.AdvertisingReports;
import io.wardgate.ble.report.ReportSink;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One open line to a controller: commands in lock-step, reports as they come.
 *
 * <p>Reports that arrive while a command waits for its answer are delivered, and an answer to another command is
 * ignored: some controllers repeat answers after a reset.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class HciLink implements H4Framer.Listener {

    static final int COMMAND_TIMEOUT_MILLIS = 2_000;

    private static final int POLL_MILLIS = 100;
    private static final int COMPLETE_OPCODE_AT = 3;
    private static final int STATUS_OPCODE_AT = 4;

    private final OctetPort port;
    private final GatewayClock clock;
    private final AdvertisingReports reports;
    private final LinkTraffic traffic;
    private final H4Framer framer = new H4Framer(this);
    private final byte[] chunk = new byte[4_096];
    private int awaitedOpcode = -1;
    private byte @Nullable [] answer;
    private boolean needsReset;

    HciLink(String source, OctetPort port, ReportSink sink, GatewayClock clock) {
        this(source, port, sink, clock, LinkTraffic.NONE);
    }

    HciLink(String source, OctetPort port, ReportSink sink, GatewayClock clock, LinkTraffic traffic) {
        this.port = port;
        this.clock = clock;
        this.traffic = traffic;
        reports = new AdvertisingReports(source, sink);
    }

    /**
     * Sends a command and waits for its end.
     *
     * @return status and other return parameters
     * @throws HciException if the controller is silent
     */
    byte[] exchange(HciCommand command) throws IOException {
        awaitedOpcode = command.opcode();
        answer = null;
        port.write(command.octets());
        long started = clock.monoMillis();
        while (answer == null) {
            if (Thread.currentThread().isInterrupted() || clock.monoMillis() - started >= COMMAND_TIMEOUT_MILLIS) {
                framer.discard();
                awaitedOpcode = -1;
                throw HciException.silent(command, COMMAND_TIMEOUT_MILLIS);
            }
            poll();
        }
        awaitedOpcode = -1;
        return answer;
    }

    /** As {@link #exchange}, and the command must succeed. */
    byte[] require(HciCommand command) throws IOException {
        byte[] returned = exchange(command);
        if (returned[0] != 0) {
            throw HciException.refused(command, returned[0] & 0xFF);
        }
        return returned;
    }

    /** Sends data of a connection. */
    void send(byte[] packet) throws IOException {
        port.write(packet);
    }

    /** Reads what has come, or waits for it a short while. */
    void poll() throws IOException {
        poll(POLL_MILLIS);
    }

    void poll(int millis) throws IOException {
        int count = port.read(chunk, millis);
        if (count > 0) {
            framer.feed(chunk, count);
        }
    }

    /** Whether the controller asked for a reset or its line was lost, since the last call. */
    boolean takeNeedsReset() {
        boolean was = needsReset;
        needsReset = false;
        return was;
    }

    long skippedOctets() {
        return framer.skippedOctets();
    }

    @Override
    public void lost() {
        needsReset = true;
    }

    @Override
    public void event(byte[] buffer, int at, int end) {
        int parameters = at + 2;
        switch (buffer[at] & 0xFF) {
            case EventCode.LE_META -> {
                reports.decode(buffer, parameters, end, clock.monoNanos());
                traffic.event(buffer, at, end);
            }
            case EventCode.COMMAND_COMPLETE -> {
                int returned = at + COMPLETE_OPCODE_AT + 2;
                if (returned < end && opcode(buffer, at + COMPLETE_OPCODE_AT) == awaitedOpcode) {
                    answer = Arrays.copyOfRange(buffer, returned, end);
                }
            }
            case EventCode.COMMAND_STATUS -> {
                if (end - at > STATUS_OPCODE_AT + 1 && opcode(buffer, at + STATUS_OPCODE_AT) == awaitedOpcode) {
                    answer = new byte[] {buffer[parameters]};
                }
            }
            case EventCode.HARDWARE_ERROR -> needsReset = true;
            default -> traffic.event(buffer, at, end);
        }
    }

    @Override
    public void data(byte[] buffer, int at, int end) {
        traffic.data(buffer, at, end);
    }

    @Override
    public boolean hasConnections() {
        return traffic.hasConnections();
    }

    @Override
    public boolean isConnected(int handle) {
        return traffic.isConnected(handle);
    }

    private static int opcode(byte[] buffer, int at) {
        return (buffer[at] & 0xFF) | (buffer[at + 1] & 0xFF) << 8;
    }
}
