package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.LinkFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times in which somebody disturbed the path on purpose.
 *
 * <p>For latency a window opens 3 s before the fault, because readings were on their way, and closes 10 s after the
 * fault or after its repair: the link restored, the receiver answering again, a gateway scanning again. For acknowledgement a window opens 3 s before the gateway was killed and
 * closes when a gateway next scans: what it had not yet sealed and stored dies with it.
 */
final class FaultWindows {

    static final long BEFORE_MILLIS = 3_000;
    static final long AFTER_MILLIS = 10_000;

    /** A gateway's radios and its connections come up side by side; neither waits for the other. */
    static final long START_MILLIS = 2_000;

    private record Window(long fromMillis, long toMillis) {

        boolean holds(long millis) {
            return millis >= fromMillis && millis <= toMillis;
        }
    }

    private final List<Window> disturbed = new ArrayList<>();
    private final List<Window> unacknowledged = new ArrayList<>();
    private final @Nullable Window starting;
    private int receiverKills;

    FaultWindows(Ledger ledger) {
        starting = ledger.scanningAtMillis().isEmpty()
                ? null
                : new Window(
                        ledger.scanningAtMillis().get(0),
                        ledger.scanningAtMillis().get(0) + START_MILLIS);
        List<Ledger.Fault> faults = ledger.faults();
        for (int i = 0; i < faults.size(); i++) {
            Ledger.Fault fault = faults.get(i);
            long at = fault.atMillis();
            long end = at;
            if (fault.what() == LinkFault.LINK_CUT) {
                end = repaired(faults.subList(i, faults.size()), LinkFault.LINK_RESTORED, Long.MAX_VALUE);
            } else if (fault.what() == LinkFault.GATEWAY_KILLED) {
                Long scanning = ledger.scanningAfter(at);
                end = scanning == null ? at + AFTER_MILLIS : scanning;
                unacknowledged.add(new Window(at - BEFORE_MILLIS, end));
            } else if (fault.what() == LinkFault.RECEIVER_KILLED) {
                receiverKills++;
                end = repaired(faults.subList(i, faults.size()), LinkFault.RECEIVER_BACK, at);
            } else {
                continue;
            }
            long close = end > Long.MAX_VALUE - AFTER_MILLIS ? Long.MAX_VALUE : end + AFTER_MILLIS;
            disturbed.add(new Window(at - BEFORE_MILLIS, close));
        }
    }

    private static long repaired(List<Ledger.Fault> later, LinkFault repair, long otherwise) {
        for (Ledger.Fault fault : later) {
            if (fault.what() == repair) {
                return fault.atMillis();
            }
        }
        return otherwise;
    }

    boolean disturbed(long heardAtMillis) {
        return disturbed.stream().anyMatch(window -> window.holds(heardAtMillis));
    }

    /** Whether the first gateway had only just begun to scan, so that it was perhaps not connected yet. */
    boolean starting(long heardAtMillis) {
        return starting != null && starting.holds(heardAtMillis);
    }

    boolean neverAcknowledged(long heardAtMillis) {
        return unacknowledged.stream().anyMatch(window -> window.holds(heardAtMillis));
    }

    int gatewayKills() {
        return unacknowledged.size();
    }

    int receiverKills() {
        return receiverKills;
    }
}
