package io.wardgate.nfc.reader;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.TagReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A reader's statistics as a health check, named {@code <section>.<name>}. Safe from any thread. */
public final class ReaderHealth implements HealthCheck {

    private final String section;
    private final TagReader reader;

    /** @param section of the configuration that the reader comes from, as {@code nfc.pn532} */
    public ReaderHealth(String section, TagReader reader) {
        this.section = section;
        this.reader = reader;
    }

    @Override
    public String name() {
        return section + "." + reader.name();
    }

    @Override
    public Health check() {
        ReaderStatistics statistics = reader.statistics();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("polls", statistics.polls());
        figures.put("seen", statistics.seen());
        figures.put("gone", statistics.gone());
        figures.put("collisions", statistics.collisions());
        figures.putAll(new TreeMap<>(statistics.figures()));
        Health.State state = switch (statistics.state()) {
            case READING -> Health.State.OK;
            case OPENING, RECOVERING -> Health.State.DEGRADED;
            case DOWN, STOPPED -> Health.State.FAILED;
        };
        return new Health(state, statistics.detail(), figures);
    }
}
