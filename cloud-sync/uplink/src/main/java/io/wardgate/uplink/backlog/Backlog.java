package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs routine batches that waited through an outage into few bulk batches, one step at a time (docs/adr/0072). So live
 * data goes out first and the backlog is shaped behind it. When the store fills up nevertheless, what is packed is thinned
 * to one reading a minute and device, and what goes is declared inside the very batch that replaces it.
 *
 * <p>What is being replaced is held back from sending until the store has done it. Owned by the drain's thread.
 */
public final class Backlog {

    /** From this fill of the store on, the backlog is thinned. */
    static final int DECIMATE_PERCENT = 85;

    /** Readings that are thinned at once: their memory is bounded. */
    private static final int THINNED_AT_ONCE = 4 * BulkSealer.MAX_READINGS;

    /** A single batch that is at least this large moves to the bulk lane by itself. */
    private static final int LARGE_OCTETS = 4 << 10;

    private static final long NOTHING_TO_DO_MILLIS = 10_000;
    private static final long ALL_THIN_MILLIS = 60_000;
    private static final long AFTER_FAILURE_MILLIS = 30_000;
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final BufferStore store;
    private final GatewayClock clock;
    private final Runnable wake;
    private final BulkSealer sealer;
    private final Staleness staleness;
    private final LiveEdge edge;
    private final Selection routine;
    private final Selection bulk;
    private final BacklogCounters counters = new BacklogCounters();
    private final Set<BatchId> held = new HashSet<>();
    private @Nullable CompletableFuture<Void> replacing;
    private volatile @Nullable Outcome outcome;
    private long notBeforeMillis = Long.MIN_VALUE;
    private long thinNotBeforeMillis = Long.MIN_VALUE;

    /** What came of a replacement; left by the store's thread. */
    private sealed interface Outcome {}

    private record Done(int batches, int readings, int thinnedAway) implements Outcome {}

    private record Failed(Throwable fault) implements Outcome {}

    /** @param wake called from any thread when a replacement is done */
    public Backlog(BufferStore store, GatewayClock clock, Runnable wake) {
        this.store = store;
        this.clock = clock;
        this.wake = wake;
        this.sealer = new BulkSealer(store);
        this.staleness = new Staleness(clock);
        this.edge = new LiveEdge(store, staleness::isStale);
        this.routine = new Selection(store, Lane.ROUTINE, this::leaveAlone);
        this.bulk = new Selection(store, Lane.BULK, this::leaveAlone);
    }

    /** Whether this routine batch is backlog: it is not sent from where it is. */
    public boolean isStale(SealedBatch batch) {
        return staleness.isStale(batch);
    }

    /** Where live data begins behind a batch that is backlog. */
    public BatchId liveAfter(BatchId stale) {
        notBeforeMillis = Long.MIN_VALUE;
        return edge.after(stale);
    }

    /** Whether this batch is being replaced. */
    public boolean holds(BatchId id) {
        return held.contains(id);
    }

    /**
     * Does one piece of work, if there is any.
     *
     * @param onItsWay batches that were sent and are not answered
     * @param lineUp whether to pack what there is; else it waits until a whole batch has come together
     */
    public void step(Predicate<BatchId> onItsWay, boolean lineUp) {
        long now = clock.monoMillis();
        if (!replaced(now)) {
            return;
        }
        if (now >= notBeforeMillis && packRoutine(onItsWay, lineUp)) {
            return;
        }
        boolean full = store.fillPercent() >= DECIMATE_PERCENT;
        if (full && now >= thinNotBeforeMillis && !thinBulk(onItsWay)) {
            bulk.restart();
            thinNotBeforeMillis = now + ALL_THIN_MILLIS;
        }
    }

    /** Adds what was done so far. Called by any thread. */
    public void addFigures(Map<String, Long> figures) {
        counters.addTo(figures);
    }

    /** Never thins: packed, the same readings take a fraction of the room. */
    private boolean packRoutine(Predicate<BatchId> onItsWay, boolean lineUp) {
        Merge merge = routine.pick(
                id -> onItsWay.test(id) || staleness.isLeftAlone(id),
                batch -> !staleness.isStale(batch),
                sealer.wantedReadings());
        int sources = merge.sources().size();
        if (sources == 0 || !lineUp && !merge.isFull()) {
            routine.restart();
            notBeforeMillis = clock.monoMillis() + NOTHING_TO_DO_MILLIS;
            return false;
        }
        routine.passed(merge);
        if (sources == 1 && merge.octets() < LARGE_OCTETS) {
            leaveAlone(merge.sources().get(0));
            return true;
        }
        replace(merge, null);
        return true;
    }

    /** Returns false when all of the lane has been looked at. */
    private boolean thinBulk(Predicate<BatchId> onItsWay) {
        Merge merge = bulk.pick(id -> onItsWay.test(id) || staleness.isLeftAlone(id), batch -> false, THINNED_AT_ONCE);
        if (merge.sources().isEmpty()) {
            return false;
        }
        bulk.passed(merge);
        Thinned thinned = merge.thinned();
        if (thinned.removed() > merge.readings() / 2) {
            replace(merge, thinned);
        }
        return true;
    }

    private void replace(Merge merge, @Nullable Thinned thinned) {
        List<SealedBatch> fresh =
                sealer.seal(merge.clock(), thinned == null ? merge.contents() : merge.contents(thinned));
        List<BatchId> old = merge.sources();
        held.addAll(old);
        int thinnedAway = thinned == null ? 0 : thinned.removed();
        replacing = store.replace(fresh, old).whenComplete((nothing, fault) -> {
            outcome = fault == null ? new Done(old.size(), merge.readings(), thinnedAway) : new Failed(fault);
            wake.run();
        });
    }

    /** Takes the result of the last replacement; false while it is under way or has just failed. */
    private boolean replaced(long now) {
        if (replacing == null) {
            return true;
        }
        Outcome last = outcome;
        if (last == null) {
            return false;
        }
        outcome = null;
        replacing = null;
        held.clear();
        if (last instanceof Done done) {
            counters.resealedBatches.addAndGet(done.batches());
            counters.resealedReadings.addAndGet(done.readings());
            counters.decimatedReadings.addAndGet(done.thinnedAway());
            return true;
        }
        counters.failures.incrementAndGet();
        LOG.warn("the backlog could not be packed and waits as it is: {}", last);
        routine.restart();
        bulk.restart();
        notBeforeMillis = now + AFTER_FAILURE_MILLIS;
        thinNotBeforeMillis = notBeforeMillis;
        return false;
    }

    private void leaveAlone(BatchId id) {
        if (staleness.leaveAlone(id)) {
            counters.leftAlone.incrementAndGet();
        }
    }
}
