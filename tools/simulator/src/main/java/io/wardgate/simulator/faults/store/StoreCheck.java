package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a store hands out with the ledger: each acknowledged batch is there octet for octet, or was settled, or
 * was replaced by what is there, or its loss was declared; each once, in order, and nothing that nobody appended.
 */
public final class StoreCheck {

    private static final int PAGE = 64;
    private static final int NAMED = 3;

    private final Ledger ledger;
    private final Tally tally;
    private final String where;
    private final Set<BatchKey> missed = new HashSet<>();

    /** @param where begins the text of a miss: test, round and seed */
    public StoreCheck(Ledger ledger, Tally tally, String where) {
        this.ledger = ledger;
        this.tally = tally;
        this.where = where;
    }

    /** Returns how many acknowledged batches are lost that no check before found lost. */
    public int check(BufferStore store) {
        Map<BatchKey, Long> present = new HashMap<>();
        for (Lane lane : Lane.values()) {
            read(store, lane, present);
        }
        present.forEach((key, hash) -> ledger.hash(key)
                .ifPresentOrElse(
                        appended -> {
                            if (!appended.equals(hash)) {
                                miss(key + " is handed out with other octets than were appended");
                            }
                        },
                        () -> miss(key + " is handed out, but nobody appended it")));
        ledger.takeContradictions().forEach(this::miss);
        List<BatchKey> lost = ledger.acknowledged().stream()
                .filter(key -> !isAccounted(key, present) && missed.add(key))
                .toList();
        if (!lost.isEmpty()) {
            tally.add(Count.LOST, lost.size());
            miss(lost.size() + " acknowledged batches lost, as "
                    + lost.stream().limit(NAMED).toList());
        }
        return lost.size();
    }

    /** Adds the ledger's sums to the tally; once, after the last check. */
    public void count() {
        for (BatchKey key : ledger.acknowledged()) {
            tally.add(Count.ACKNOWLEDGED, 1);
            if (ledger.isSettled(key)) {
                tally.add(Count.SETTLED, 1);
            } else if (ledger.drops().covers(key)) {
                tally.add(Count.DECLARED, 1);
            }
        }
    }

    private boolean isAccounted(BatchKey key, Map<BatchKey, Long> present) {
        return isKept(key, present) || ledger.isReplaced(key, fresh -> isKept(fresh, present));
    }

    private boolean isKept(BatchKey key, Map<BatchKey, Long> present) {
        return present.containsKey(key)
                || ledger.isSettled(key)
                || ledger.drops().covers(key);
    }

    private void read(BufferStore store, Lane lane, Map<BatchKey, Long> present) {
        @Nullable BatchId last = null;
        for (List<SealedBatch> page = store.unacknowledged(lane, null, PAGE);
                !page.isEmpty();
                page = store.unacknowledged(lane, last, PAGE)) {
            for (SealedBatch batch : page) {
                if (last != null && !isAfter(batch.id(), last)) {
                    tally.add(Count.DUPLICATED, 1);
                    miss(batch.id() + " is handed out after " + last);
                }
                last = batch.id();
                present.put(BatchKey.of(batch.id()), Hash.of(batch.envelope()));
            }
        }
    }

    private static boolean isAfter(BatchId id, BatchId before) {
        return id.epoch() > before.epoch() || id.epoch() == before.epoch() && id.sequence() > before.sequence();
    }

    private void miss(String text) {
        tally.miss(where + ": " + text);
    }
}
