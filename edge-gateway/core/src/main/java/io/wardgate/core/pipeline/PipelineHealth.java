package io.wardgate.core.pipeline;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.core.sealing.SealerCounters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Health check {@code pipeline}: what came in, what was lost, and whether the store takes what is sealed. */
final class PipelineHealth implements HealthCheck {

    private final Pipeline pipeline;
    private final LaneRouter queues;
    private final SealerCounters sealer;
    private final DeclaredDrops drops;
    private final GatewayEvents events;
    private final BooleanSupplier hasStore;

    PipelineHealth(
            Pipeline pipeline, LaneRouter queues, SealerCounters sealer, AlarmSource alarms, BooleanSupplier hasStore) {
        this.pipeline = pipeline;
        this.queues = queues;
        this.sealer = sealer;
        this.drops = alarms.drops();
        this.events = alarms.events();
        this.hasStore = hasStore;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public Health check() {
        int queued = queued();
        if (!hasStore.getAsBoolean()) {
            return health(Health.State.FAILED, "no store: " + queued + " readings wait in memory for one");
        }
        if (sealer.unstored() >= 2 && sealer.storeFailures() > 0) {
            return health(
                    Health.State.DEGRADED, sealer.unstored() + " batches wait in memory; the store is tried again");
        }
        if (drops.waiting() > 0) {
            return health(Health.State.DEGRADED, "losses wait to be declared: " + drops.waiting() + " entries");
        }
        return health(Health.State.OK, "readings are stored as they come");
    }

    private int queued() {
        return queues.queued(Lane.EMERGENCY) + queues.queued(Lane.ROUTINE);
    }

    private Health health(Health.State state, String summary) {
        PipelineCounters counters = pipeline.counters();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("advertisements", counters.advertisements());
        for (Outcome outcome : Outcome.values()) {
            figures.put(outcome.name().toLowerCase(Locale.ROOT), counters.of(outcome));
        }
        figures.put("decoderFaults", counters.decoderFaults());
        figures.put("readings", counters.readings());
        figures.put("duplicates", counters.duplicates());
        figures.put("emergencies", counters.emergencies());
        figures.put("devices", (long) pipeline.devices());
        figures.put("devicesPushedOut", pipeline.devicesPushedOut());
        figures.put("queued", (long) queued());
        figures.put("queuedTaps", (long) events.waitingTaps());
        figures.put("overflowed", queues.overflowed());
        figures.put("declaredDropped", drops.declared());
        figures.put("sealedBatches", sealer.sealedBatches());
        figures.put("storedBatches", sealer.storedBatches());
        figures.put("storedReadings", sealer.storedReadings());
        figures.put("unstoredBatches", sealer.unstored());
        figures.put("storeFailures", sealer.storeFailures());
        figures.put("givenUpBatches", sealer.givenUpBatches());
        figures.put("urgentFailures", sealer.urgentFailures());
        figures.put("lastSealMicros", sealer.lastSealMicros());
        figures.put("lastCommitMicros", sealer.lastCommitMicros());
        return new Health(state, summary, figures);
    }
}
