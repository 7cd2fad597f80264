package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.att.LinkTiming;
import java.io.IOException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections, one after another: a controller looks for one device at a time. Scanning goes on meanwhile if the
 * controller can do both; one that refuses (0x0C) scans again as soon as the attempt is over, and is not asked again.
 *
 * <p>0x0C may also mean that an attempt of before is still pending, since some controllers keep it over a reset: so that one is
 * cancelled first.
 *
 * <p>Owned by the reader thread of one radio; made anew for each start of the controller.
 */
final class Connector {

    private static final int DISALLOWED = 0x0C;

    /** What a cancelled attempt ends with. */
    private static final int UNKNOWN_CONNECTION = 0x02;

    /** A cancelled attempt must end within this; else the controller is lost. */
    private static final long CANCEL_MILLIS = 2_000;

    private final HciLink line;
    private final Controller controller;
    private final GatewayClock clock;
    private final Queue<ConnectAttempt> waiting;
    private @Nullable ConnectAttempt current;
    private long cancelledMillis;
    private boolean cannotScanMeanwhile;
    private boolean scanPaused;

    /** @param waiting attempts in the order of their wishes */
    Connector(HciLink line, Controller controller, GatewayClock clock, Queue<ConnectAttempt> waiting) {
        this.line = line;
        this.controller = controller;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Whether the radio is deaf for the sake of an attempt. */
    boolean isScanPaused() {
        return scanPaused;
    }

    boolean isBusy() {
        return current != null;
    }

    /** Begins, cancels, and scans again: whatever is due. */
    void step() throws IOException {
        if (current == null) {
            begin(nextWanted());
        } else if (cancelledMillis != 0) {
            if (clock.monoMillis() - cancelledMillis > CANCEL_MILLIS) {
                line.lost();
            }
        } else if (current.isAbandoned()) {
            cancel();
        }
        if (scanPaused && current == null) {
            controller.resumeScan();
            scanPaused = false;
        }
    }

    /**
     * The controller says how an attempt ended.
     *
     * @return the attempt that this is the end of, or null if it belongs to none
     */
    @Nullable
    ConnectAttempt completed(int status) {
        ConnectAttempt ended = current;
        boolean ofAnother = status == UNKNOWN_CONNECTION && cancelledMillis == 0;
        if (ended == null || ofAnother) {
            return null;
        }
        current = null;
        cancelledMillis = 0;
        return ended;
    }

    /** The controller is gone: no attempt can succeed. */
    void end(String reason) {
        if (current != null) {
            current.fail(reason);
            current = null;
        }
    }

    private @Nullable ConnectAttempt nextWanted() {
        ConnectAttempt next = waiting.poll();
        while (next != null && next.isAbandoned()) {
            next.fail("given up");
            next = waiting.poll();
        }
        return next;
    }

    private void begin(@Nullable ConnectAttempt attempt) throws IOException {
        if (attempt == null) {
            return;
        }
        if (cannotScanMeanwhile) {
            pauseScan();
        }
        // Before the command: its end may come as fast as its status.
        current = attempt;
        int status = create(attempt);
        if (status == DISALLOWED && line.exchange(ConnectionCommand.leCreateConnectionCancel())[0] == 0) {
            status = create(attempt);
        }
        if (status == DISALLOWED && !scanPaused) {
            cannotScanMeanwhile = true;
            pauseScan();
            status = create(attempt);
        }
        if (status != 0) {
            current = null;
            attempt.fail(String.format("the radio refuses to connect (status 0x%02X)", status));
        }
    }

    private int create(ConnectAttempt attempt) throws IOException {
        LinkCapacity capacity = controller.capacity();
        HciCommand command = capacity.extended()
                ? ConnectionCommand.leExtendedCreateConnection(attempt.device, capacity.ownRandom(), LinkTiming.FIRST)
                : ConnectionCommand.leCreateConnection(attempt.device, capacity.ownRandom(), LinkTiming.FIRST);
        return line.exchange(command)[0] & 0xFF;
    }

    private void pauseScan() throws IOException {
        if (!scanPaused) {
            controller.pauseScan();
            scanPaused = true;
        }
    }

    private void cancel() throws IOException {
        cancelledMillis = Math.max(1, clock.monoMillis());
        int status = line.exchange(ConnectionCommand.leCreateConnectionCancel())[0] & 0xFF;
        // Nothing was pending any more: its end came first, or will never come.
        ConnectAttempt nobodys = current;
        if (status != 0 && nobodys != null) {
            current = null;
            cancelledMillis = 0;
            nobodys.fail("given up");
        }
    }
}
