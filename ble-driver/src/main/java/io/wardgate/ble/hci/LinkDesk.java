package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.att.LinkTiming;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All that a radio does for connections, on the reader's thread: it takes what others ask, tells the controller, and hands on
 * what the controller says. When the controller is lost or reset every connection ends with the reason, and nobody waits on.
 *
 * <p>Owned by the reader's thread; the mailbox and the figures are for all.
 */
final class LinkDesk implements LinkTraffic {

    private static final long HANG_UP_MILLIS = 10_000;
    private static final int META_STATUS_AT = 3;
    private static final int META_HANDLE_AT = 4;
    private static final int META_ADDRESS_AT = 8;
    private static final int COUNTS_AT = 3;

    final LinkMailbox mailbox = new LinkMailbox();
    private final GatewayClock clock;
    private final OpenLinks links = new OpenLinks();
    private final Queue<ConnectAttempt> waiting = new ArrayDeque<>();
    private final AtomicLong standing = new AtomicLong();
    private final AtomicLong connected = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private @Nullable HciLink line;
    private @Nullable Connector connector;
    private int packetOctets;

    /** A handle without a link that must be ended: nobody wants it any more. */
    private int unwanted = -1;

    LinkDesk(GatewayClock clock) {
        this.clock = clock;
    }

    /** The controller has started; from now on it is asked to connect. */
    void begin(HciLink started, Controller controller) {
        if (!controller.capacity().connects()) {
            mailbox.close("the radio's controller has no buffers for connections; take a firmware that has");
            return;
        }
        line = started;
        packetOctets = controller.capacity().packetOctets();
        links.begin(controller.capacity().packets());
        connector = new Connector(started, controller, clock, waiting);
        mailbox.open();
    }

    /** The controller is lost, or about to be reset. */
    void end(String reason) {
        mailbox.close(reason);
        if (connector != null) {
            connector.end(reason);
        }
        connector = null;
        line = null;
        unwanted = -1;
        links.endAll(reason);
        takeMail();
        waiting.forEach(attempt -> attempt.fail(reason));
        waiting.clear();
        tell();
    }

    /** Does what is due; to be called again and again. */
    void work() throws IOException {
        takeMail();
        HciLink open = line;
        if (open == null || connector == null) {
            return;
        }
        connector.step();
        for (OpenLink link : links.all().toArray(OpenLink[]::new)) {
            hangUpIfWanted(open, link);
            updateIfWanted(open, link);
        }
        if (unwanted >= 0) {
            int handle = unwanted;
            unwanted = -1;
            open.exchange(ConnectionCommand.disconnect(handle));
        }
        links.flush(open);
        tell();
    }

    /** Whether the radio should be looked after more often than a scanner needs. */
    boolean isBusy() {
        return !links.isEmpty() || (connector != null && connector.isBusy());
    }

    /** Whether the radio is deaf for the sake of a connection. */
    boolean isScanPaused() {
        return connector != null && connector.isScanPaused();
    }

    /** Posts a wish to connect; it fails at once if there is no controller. */
    void connect(ConnectAttempt attempt) {
        String closed = mailbox.post(() -> waiting.add(attempt));
        if (closed != null) {
            attempt.fail(closed);
        }
    }

    /** Connections that stand. */
    long standing() {
        return standing.get();
    }

    /** Connections made so far. */
    long connected() {
        return connected.get();
    }

    /** Frames that made no sense. */
    long malformed() {
        return malformed.get();
    }

    @Override
    public boolean hasConnections() {
        return !links.isEmpty();
    }

    @Override
    public boolean isConnected(int handle) {
        return links.find(handle) != null;
    }

    @Override
    public void data(byte[] buffer, int at, int end) {
        OpenLink link = links.find(DataShape.handle(buffer, at));
        if (link != null) {
            link.data(buffer, at + 4, end, DataShape.begins(buffer, at));
        }
    }

    @Override
    public void event(byte[] buffer, int at, int end) {
        switch (buffer[at] & 0xFF) {
            case EventCode.LE_META -> {
                int subevent = end - at > 2 ? buffer[at + 2] & 0xFF : 0;
                boolean made =
                        subevent == EventCode.CONNECTION_COMPLETE || subevent == EventCode.ENHANCED_CONNECTION_COMPLETE;
                if (made && end - at >= META_ADDRESS_AT + 6) {
                    connectionComplete(buffer, at);
                }
            }
            case EventCode.DISCONNECTION_COMPLETE -> {
                if (end - at >= 6 && buffer[at + 2] == 0) {
                    disconnected(DataShape.handle(buffer, at + 3), buffer[at + 5] & 0xFF);
                }
            }
            case EventCode.NUMBER_OF_COMPLETED_PACKETS -> {
                for (int entry = at + COUNTS_AT; entry + 4 <= end; entry += 4) {
                    links.completed(DataShape.handle(buffer, entry), DataShape.get16(buffer, entry + 2));
                }
            }
            default -> {
                // Others say nothing of connections.
            }
        }
    }

    private void connectionComplete(byte[] buffer, int at) {
        int status = buffer[at + META_STATUS_AT] & 0xFF;
        int handle = DataShape.handle(buffer, at + META_HANDLE_AT);
        ConnectAttempt attempt = connector == null ? null : connector.completed(status);
        if (status != 0) {
            if (attempt != null) {
                attempt.fail(Reasons.ofConnecting(DeviceAddress.format(attempt.device.address()), status));
            }
            return;
        }
        long peer = DeviceAddress.readLittleEndian(buffer, at + META_ADDRESS_AT);
        if (attempt == null || attempt.device.address() != peer) {
            unwanted = handle;
            if (attempt != null) {
                attempt.fail("the radio connected to " + DeviceAddress.format(peer) + " instead");
            }
            return;
        }
        OpenLink link = new OpenLink(handle, attempt, packetOctets, mailbox);
        links.add(link);
        connected.incrementAndGet();
        if (!attempt.succeed(link.att)) {
            link.hangUpWanted = true;
        }
    }

    private void disconnected(int handle, int reason) {
        OpenLink link = links.find(handle);
        if (link != null) {
            links.end(link, Reasons.ofEnd(DeviceAddress.format(link.att.device().address()), reason));
        }
    }

    private void hangUpIfWanted(HciLink open, OpenLink link) throws IOException {
        // What was to be told before, an answer or a confirmation, leaves first.
        if (link.hangUpWanted && link.hungUpMillis == 0 && link.outgoing.isEmpty()) {
            link.hungUpMillis = Math.max(1, clock.monoMillis());
            open.exchange(ConnectionCommand.disconnect(link.handle));
        } else if (link.hungUpMillis != 0 && clock.monoMillis() - link.hungUpMillis > HANG_UP_MILLIS) {
            open.lost();
        }
    }

    private void updateIfWanted(HciLink open, OpenLink link) throws IOException {
        LinkTiming timing = link.wanted;
        if (timing != null && link.hungUpMillis == 0) {
            link.wanted = null;
            open.exchange(ConnectionCommand.leConnectionUpdate(link.handle, timing));
        }
    }

    private void takeMail() {
        Runnable work;
        while ((work = mailbox.take()) != null) {
            work.run();
        }
    }

    private void tell() {
        standing.set(links.all().size());
        malformed.set(links.malformed());
    }
}
