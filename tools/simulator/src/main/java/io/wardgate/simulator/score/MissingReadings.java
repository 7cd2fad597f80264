package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Explains each reading that was heard but is not in the database, by the first of: set aside by the receiver; declared
 * dropped; heard in the seconds before the gateway was killed, hence never acknowledged; pending in the gateway's store. What none explains
 * is lost. Each explanation explains as many readings as it speaks of, and no more.
 */
final class MissingReadings {

    private long delivered;
    private long aside;
    private long declared;
    private long unacknowledged;
    private long pending;
    private final List<RecordKey> lost = new ArrayList<>();

    MissingReadings(Ledger ledger, StoredWard stored, FaultWindows windows, long pendingReadings) {
        List<DeclaredDrop> drops = new ArrayList<>(stored.drops());
        drops.sort(Comparator.comparing(drop -> !drop.namesDevice()));
        long[] budget = drops.stream().mapToLong(DeclaredDrop::readings).toArray();
        List<Map.Entry<RecordKey, Ledger.Heard>> heard =
                new ArrayList<>(ledger.heard().entrySet());
        heard.sort(Comparator.comparingLong(entry -> entry.getValue().atMillis()));
        for (Map.Entry<RecordKey, Ledger.Heard> entry : heard) {
            if (stored.readings().containsKey(entry.getKey())) {
                delivered++;
            } else if (stored.aside().contains(entry.getKey())) {
                aside++;
            } else if (spend(drops, budget, entry.getKey())) {
                declared++;
            } else if (windows.neverAcknowledged(entry.getValue().atMillis())) {
                unacknowledged++;
            } else {
                lost.add(entry.getKey());
            }
        }
        // The store is drained oldest first: what is pending is the newest of what is missing.
        pending = Math.min(pendingReadings, lost.size());
        lost.subList((int) (lost.size() - pending), lost.size()).clear();
    }

    private static boolean spend(List<DeclaredDrop> drops, long[] budget, RecordKey key) {
        for (int i = 0; i < budget.length; i++) {
            if (budget[i] > 0 && drops.get(i).explains(key)) {
                budget[i]--;
                return true;
            }
        }
        return false;
    }

    void report(ScoreReport report, long heard) {
        report.none("lost", lost);
        report.require(
                "balance",
                String.format(
                        "heard %d = delivered %d + declared %d + pending %d + unacknowledged %d%s",
                        heard, delivered, declared, pending, unacknowledged, aside == 0 ? "" : " + aside " + aside),
                "equal",
                heard == delivered + declared + pending + unacknowledged + aside);
    }
}
