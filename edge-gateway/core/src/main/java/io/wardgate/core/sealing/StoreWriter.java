package io.wardgate.core.sealing;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.BufferStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings sealed batches to the disk. A batch that fails stays in memory and is tried again, unchanged, with growing
 * pauses. It is given up, and then declared as lost, in two cases only: {@link #MAX_EMERGENCIES} emergencies wait and
 * there is another one, or the store takes every batch but this one. Other lanes stop sealing at {@link #MAX_OTHERS};
 * their readings wait in the lane's queue.
 *
 * <p>Owned by the sealer's thread; the store's thread only leaves its answers in a queue.
 */
final class StoreWriter {

    static final int MAX_EMERGENCIES = 64;
    static final int MAX_OTHERS = 16;

    /** Tries after which a batch is given up if the store took others meanwhile. */
    static final int MAX_TRIES = 10;

    static final long FIRST_RETRY_MILLIS = 200;
    static final long LAST_RETRY_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private final Set<Unstored> outstanding = new LinkedHashSet<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AlarmSource alarms;
    private final AcknowledgedJournal journal;
    private final SealerCounters counters;
    private final Runnable wake;

    private @Nullable BufferStore store;
    private long retryPauseMillis = FIRST_RETRY_MILLIS;
    private long retryAtMillis;

    /** No id could be reserved; nothing is sealed before this moment. */
    private long unusableUntilMillis = Long.MIN_VALUE;

    /** What the store said of a batch; no fault means that it is on the disk. */
    private record Answer(Unstored batch, @Nullable Throwable fault) {}

    StoreWriter(AlarmSource alarms, AcknowledgedJournal journal, SealerCounters counters, Runnable wake) {
        this.alarms = alarms;
        this.journal = journal;
        this.counters = counters;
        this.wake = wake;
    }

    /** The store now, or null while there is none. */
    @Nullable
    BufferStore store() {
        return store;
    }

    /** Goes on with another store, or none; what the old one left undone is tried at once with the new one. */
    void use(@Nullable BufferStore other, long nowMillis) {
        store = other;
        retryPauseMillis = FIRST_RETRY_MILLIS;
        retryAtMillis = nowMillis;
        unusableUntilMillis = Long.MIN_VALUE;
        outstanding.forEach(batch -> batch.waiting = true);
    }

    void write(Unstored batch) {
        outstanding.add(batch);
        append(batch);
        counters.unstored.set(outstanding.size());
    }

    /** Whether another batch of the lane may be sealed: there is a store, it keeps up, and memory is bounded. */
    boolean hasRoom(Lane lane, long nowMillis) {
        if (store == null || nowMillis < unusableUntilMillis) {
            return false;
        }
        if (lane != Lane.EMERGENCY) {
            return outstanding.size() - emergencies() < MAX_OTHERS;
        }
        return emergencies() < MAX_EMERGENCIES || giveUpOldestEmergency();
    }

    /** The store could not even give an id: leave it alone for a while. */
    void pause(long nowMillis) {
        counters.storeFailures.incrementAndGet();
        unusableUntilMillis = nowMillis + FIRST_RETRY_MILLIS;
    }

    boolean isFailing() {
        return outstanding.stream().anyMatch(batch -> batch.waiting);
    }

    boolean isIdle() {
        return outstanding.isEmpty();
    }

    /** Takes the store's answers and tries again what is due. */
    void step(long nowMillis, long nowNanos) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            take(answer, nowMillis, nowNanos);
        }
        if (store != null && isFailing() && nowMillis >= retryAtMillis) {
            retryPauseMillis = Math.min(2 * retryPauseMillis, LAST_RETRY_MILLIS);
            retryAtMillis = nowMillis + retryPauseMillis;
            List.copyOf(outstanding).stream().filter(batch -> batch.waiting).forEach(this::append);
        }
        counters.unstored.set(outstanding.size());
    }

    /** Until when nothing is due unless the store answers. */
    long nextDueMillis() {
        return store != null && isFailing() ? retryAtMillis : Long.MAX_VALUE;
    }

    /** The end: what did not reach the disk is declared lost, and the journal is closed. */
    void close() {
        List.copyOf(outstanding).forEach(this::giveUp);
        counters.unstored.set(0);
        journal.close();
    }

    private void append(Unstored batch) {
        BufferStore current = store;
        if (current == null) {
            batch.waiting = true;
            return;
        }
        batch.waiting = false;
        try {
            var unused = current.append(batch.batch).whenComplete((done, fault) -> {
                answers.add(new Answer(batch, fault));
                wake.run();
            });
        } catch (RuntimeException e) {
            answers.add(new Answer(batch, e));
            wake.run();
        }
    }

    private void take(Answer answer, long nowMillis, long nowNanos) {
        Unstored batch = answer.batch();
        if (!outstanding.contains(batch)) {
            return;
        }
        Throwable fault = answer.fault();
        if (fault == null) {
            stored(batch, nowNanos);
        } else {
            failed(batch, fault, nowMillis);
        }
    }

    private void stored(Unstored batch, long nowNanos) {
        outstanding.remove(batch);
        retryPauseMillis = FIRST_RETRY_MILLIS;
        journal.acknowledged(batch.batch);
        batch.alarms.stored();
        counters.storedBatches.incrementAndGet();
        counters.storedReadings.addAndGet(batch.batch.readings());
        counters.lastCommitMicros.set((nowNanos - batch.sealedMonoNanos) / 1_000);
    }

    private void failed(Unstored batch, Throwable fault, long nowMillis) {
        boolean firstTry = batch.tries++ == 0;
        if (firstTry) {
            batch.othersStored = counters.storedBatches();
        }
        if (firstTry && !isFailing()) {
            LOG.error("store refused batch {}; keeping it and trying again: {}", batch.batch.id(), fault.toString());
        }
        counters.storeFailures.incrementAndGet();
        if (!isFailing()) {
            retryAtMillis = nowMillis + retryPauseMillis;
        }
        batch.waiting = true;
        if (batch.tries >= MAX_TRIES && counters.storedBatches() > batch.othersStored) {
            giveUp(batch);
        }
    }

    private int emergencies() {
        int count = 0;
        for (Unstored batch : outstanding) {
            count += batch.batch.id().lane() == Lane.EMERGENCY ? 1 : 0;
        }
        return count;
    }

    private boolean giveUpOldestEmergency() {
        for (Unstored batch : outstanding) {
            if (batch.waiting && batch.batch.id().lane() == Lane.EMERGENCY) {
                giveUp(batch);
                return true;
            }
        }
        return false;
    }

    private void giveUp(Unstored batch) {
        outstanding.remove(batch);
        counters.givenUpBatches.incrementAndGet();
        alarms.restore(batch.alarms);
        int readings = batch.batch.readings();
        if (readings > 0) {
            alarms.declare(new Drop(0, batch.batch.id().lane(), 0, 0, 0, readings, DropReason.STORE_FAILED));
        }
        LOG.error("batch {} never reached the store: {} readings declared lost", batch.batch.id(), readings);
    }
}
