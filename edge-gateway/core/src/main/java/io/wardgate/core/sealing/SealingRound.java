package io.wardgate.core.sealing;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.protocol.api.HealthReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at everything that may be due: emergencies at once, routine readings every {@link Sealing#sealMillis} or when
 * a batch is full, health with them, losses and events in the alarm lane within {@link #ALARM_MILLIS}, urgent taps at once.
 *
 * <p>Owned by the sealer's thread, except {@link #offerHealth}.
 */
final class SealingRound {

    static final long ALARM_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SealingRound.class);

    private final Sealing sealing;
    private final GatewayClock clock;
    private final LaneRouter queues;
    private final AlarmSource alarms;
    private final StoreWriter writer;
    private final BatchSealer sealer;
    private final Consumer<SealedBatch> urgent;
    private final SealerCounters counters;
    private final AtomicReference<@Nullable HealthReport> health = new AtomicReference<>();

    private long routineDueMillis;
    private long alarmDueMillis;

    SealingRound(
            Sealing sealing,
            GatewayClock clock,
            LaneRouter queues,
            AlarmSource alarms,
            StoreWriter writer,
            Consumer<SealedBatch> urgent,
            SealerCounters counters) {
        this.sealing = sealing;
        this.clock = clock;
        this.queues = queues;
        this.alarms = alarms;
        this.writer = writer;
        this.sealer = new BatchSealer(clock, sealing.maxOctets());
        this.urgent = urgent;
        this.counters = counters;
        this.routineDueMillis = clock.monoMillis() + sealing.sealMillis();
        this.alarmDueMillis = clock.monoMillis();
    }

    /** Leaves a report for the next routine batch; a newer one replaces it. Safe from any thread. */
    void offerHealth(HealthReport report) {
        health.set(report);
    }

    /**
     * Does what is due.
     *
     * @param everything seal all that is queued, due or not
     */
    void run(boolean everything) {
        long now = clock.monoMillis();
        writer.step(now, clock.monoNanos());
        boolean going = true;
        while (going && queues.queued(Lane.EMERGENCY) > 0 && writer.hasRoom(Lane.EMERGENCY, now)) {
            going = seal(Lane.EMERGENCY, now);
        }
        if (everything || now >= alarmDueMillis || alarms.isUrgent()) {
            sealAlarms(now);
        }
        boolean due = everything || now >= routineDueMillis;
        while (going && routineIsReady(due) && writer.hasRoom(Lane.ROUTINE, now)) {
            going = seal(Lane.ROUTINE, now);
        }
        if (due) {
            routineDueMillis = now + sealing.sealMillis();
        }
    }

    /** Until when nothing is due unless somebody wakes the sealer. */
    long nextDueMillis() {
        long next = Math.min(routineDueMillis, writer.nextDueMillis());
        return !alarms.isEmpty() ? Math.min(next, Math.max(alarmDueMillis, clock.monoMillis() + 1)) : next;
    }

    private boolean routineIsReady(boolean due) {
        int queued = queues.queued(Lane.ROUTINE);
        return queued >= sealing.maxReadings() || (due && (queued > 0 || health.get() != null));
    }

    private void sealAlarms(long now) {
        boolean going = true;
        while (going && !alarms.isEmpty() && writer.hasRoom(Lane.ALARM, now)) {
            going = seal(Lane.ALARM, now);
        }
        alarmDueMillis = now + ALARM_MILLIS;
    }

    /** Seals one load of a lane; false if it could not and the lane should be left alone until the next round. */
    private boolean seal(Lane lane, long now) {
        BufferStore store = writer.store();
        if (store == null) {
            return false;
        }
        BatchId id;
        try {
            id = store.reserve(lane);
        } catch (RuntimeException e) {
            LOG.error("store gives no id for lane {}; readings wait: {}", lane, e.toString());
            writer.pause(now);
            return false;
        }
        List<Reading> readings = new ArrayList<>();
        AlarmLoad load = lane == Lane.ALARM ? alarms.take() : AlarmLoad.NONE;
        if (lane != Lane.ALARM) {
            queues.take(lane, sealing.maxReadings(), readings);
        }
        return seal(store, id, readings, load, lane == Lane.ROUTINE ? health.getAndSet(null) : null);
    }

    private boolean seal(
            BufferStore store, BatchId id, List<Reading> readings, AlarmLoad load, @Nullable HealthReport report) {
        long started = clock.monoNanos();
        List<Unstored> sealed;
        try {
            sealed = sealer.seal(store, id, readings, load, report);
        } catch (RuntimeException e) {
            notSealed(id.lane(), readings, load, e);
            return false;
        }
        counters.lastSealMicros.set((clock.monoNanos() - started) / 1_000);
        for (Unstored batch : sealed) {
            counters.sealedBatches.incrementAndGet();
            if (id.lane() == Lane.EMERGENCY) {
                offerUrgently(batch.batch);
            }
            writer.write(batch);
        }
        return true;
    }

    /** Contents that the wire cannot carry, against the decoder's contract: the books must say so. */
    private void notSealed(Lane lane, List<Reading> readings, AlarmLoad load, RuntimeException fault) {
        LOG.error("cannot seal {} readings of lane {}; declaring them lost", readings.size(), lane, fault);
        alarms.restore(load);
        for (Reading reading : readings) {
            alarms.declare(new Drop(
                    reading.deviceId(),
                    lane,
                    reading.boot(),
                    reading.sequence(),
                    reading.sequence(),
                    1,
                    DropReason.STORE_FAILED));
        }
    }

    private void offerUrgently(SealedBatch batch) {
        try {
            urgent.accept(batch);
        } catch (RuntimeException e) {
            counters.urgentFailures.incrementAndGet();
            LOG.warn("urgent outlet refused batch {}; its stored copy goes out instead: {}", batch.id(), e.toString());
        }
    }
}
