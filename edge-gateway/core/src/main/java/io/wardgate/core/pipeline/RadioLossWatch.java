package io.wardgate.core.pipeline;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import java.util.HashMap;
import java.util.Map;

/**
 * Declares what the radios' own queues gave up. Nobody knows whose advertisements those were, but the books count them.
 *
 * <p>Safe from any thread.
 */
public final class RadioLossWatch {

    private final DropRegister drops;
    private final Map<AdvertisementSource, Seen> sources = new HashMap<>();

    private record Seen(long routine, long urgent) {}

    public RadioLossWatch(DropRegister drops) {
        this.drops = drops;
    }

    public synchronized void add(AdvertisementSource source) {
        sources.put(source, new Seen(0, 0));
    }

    /** Asks the source a last time and forgets it. */
    public synchronized void remove(AdvertisementSource source) {
        if (sources.containsKey(source)) {
            look(source);
            sources.remove(source);
        }
    }

    /** Declares what was lost since the last look. */
    public synchronized void look() {
        sources.keySet().forEach(this::look);
    }

    private void look(AdvertisementSource source) {
        SourceStatistics now = source.statistics();
        Seen before = sources.getOrDefault(source, new Seen(0, 0));
        declare(Lane.ROUTINE, before.routine(), now.droppedRoutine());
        declare(Lane.EMERGENCY, before.urgent(), now.droppedUrgent());
        sources.replace(source, new Seen(now.droppedRoutine(), now.droppedUrgent()));
    }

    /** A count below the last one belongs to a source that started again from 0. */
    private void declare(Lane lane, long before, long now) {
        long lost = now >= before ? now - before : now;
        if (lost > 0) {
            drops.declare(new Drop(0, lane, 0, 0, 0, lost, DropReason.RADIO_QUEUE_FULL));
        }
    }
}
