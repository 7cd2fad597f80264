package io.wardgate.core.sealing;

import io.wardgate.api.batch.SealedBatch;
import io.wardgate.core.ManualClock;
import io.wardgate.core.Readings;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.lane.LaneRouter;
import java.util.ArrayList;
import java.util.List;

/** A sealing round with its queues, a store that can fail, and time that is told to pass. */
abstract class SealingStage {

    static final int MAX_READINGS = 100;

    final ManualClock clock = new ManualClock();
    final FaultyStore store = new FaultyStore();
    final DeclaredDrops drops = new DeclaredDrops();
    final GatewayEvents events = new GatewayEvents();
    final AlarmSource alarms = new AlarmSource(drops, events);
    final SealerCounters counters = new SealerCounters();
    final LaneRouter queues = new LaneRouter(10_000, MAX_READINGS, drops, () -> {});
    final StoreWriter writer = new StoreWriter(alarms, AcknowledgedJournal.off(), counters, () -> {});
    final List<SealedBatch> offered = new ArrayList<>();
    final SealingRound round = round(new Sealing(1_000, MAX_READINGS, 64 * 1024));

    SealingRound round(Sealing sealing) {
        return new SealingRound(sealing, clock, queues, alarms, writer, offered::add, counters);
    }

    void use(FaultyStore other) {
        writer.use(other, clock.monoMillis());
    }

    void route(long firstSequence, int count) {
        for (long sequence = firstSequence; sequence < firstSequence + count; sequence++) {
            queues.route(Readings.routine(sequence));
        }
    }

    void run(long afterMillis) {
        clock.passMillis(afterMillis);
        round.run(false);
    }
}
