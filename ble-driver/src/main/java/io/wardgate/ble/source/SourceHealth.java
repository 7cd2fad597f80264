package io.wardgate.ble.source;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A source's statistics as a health check. Safe from any thread. */
final class SourceHealth implements HealthCheck {

    private final String kind;
    private final AdvertisementSource source;
    private final Supplier<Map<String, Long>> more;

    /**
     * @param kind section of the configuration that the source comes from, as {@code ble.hci}
     * @param more figures that only this kind of radio has
     */
    SourceHealth(String kind, AdvertisementSource source, Supplier<Map<String, Long>> more) {
        this.kind = kind;
        this.source = source;
        this.more = more;
    }

    @Override
    public String name() {
        return kind + "." + source.name();
    }

    @Override
    public Health check() {
        SourceStatistics statistics = source.statistics();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("reports", statistics.reports());
        figures.put("delivered", statistics.delivered());
        figures.put("malformed", statistics.malformed());
        figures.put("skippedOctets", statistics.skippedOctets());
        figures.put("droppedRoutine", statistics.droppedRoutine());
        figures.put("droppedUrgent", statistics.droppedUrgent());
        figures.put("queued", (long) statistics.queued());
        figures.put("recoveries", statistics.recoveries());
        new TreeMap<>(statistics.recoverySteps()).forEach((step, count) -> figures.put("recoveries." + step, count));
        figures.putAll(more.get());
        Health.State state = switch (statistics.state()) {
            case SCANNING -> Health.State.OK;
            case RECOVERING -> Health.State.DEGRADED;
            case OPENING, STOPPED -> Health.State.FAILED;
        };
        return new Health(state, statistics.detail(), figures);
    }
}
