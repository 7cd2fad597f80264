package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How the buffer does, in one traffic light and the figures that the books need. */
public final class BufferHealth implements HealthCheck {

    private final H2BufferStore store;

    public BufferHealth(H2BufferStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "buffer";
    }

    @Override
    public Health check() {
        List<LaneStatistics> lanes =
                Arrays.stream(Lane.values()).map(store::statistics).toList();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("appendedReadings", sum(lanes, LaneStatistics::appendedReadings));
        figures.put("pendingBatches", sum(lanes, LaneStatistics::pendingBatches));
        figures.put("pendingReadings", sum(lanes, LaneStatistics::pendingReadings));
        figures.put("pendingOctets", sum(lanes, LaneStatistics::pendingOctets));
        figures.put("oldestPendingMillis", store.oldestPendingMillis());
        figures.put("quarantinedBatches", sum(lanes, LaneStatistics::quarantinedBatches));
        figures.put("files", sum(lanes, LaneStatistics::files));
        figures.put("commitMicrosP99", store.commitMicrosP99());
        String failure = store.failure();
        if (failure != null) {
            return new Health(Health.State.FAILED, failure, figures);
        }
        if (figures.getOrDefault("quarantinedBatches", 0L) > 0) {
            return new Health(
                    Health.State.DEGRADED,
                    "Stores; gave up batches since start, see quarantine/ and the log.",
                    figures);
        }
        return new Health(Health.State.OK, "Stores; every acknowledged batch is on the disk.", figures);
    }

    private static long sum(List<LaneStatistics> lanes, ToLongFunction<LaneStatistics> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }
}
