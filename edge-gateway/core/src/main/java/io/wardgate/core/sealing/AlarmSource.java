package io.wardgate.core.sealing;

import io.wardgate.api.batch.Drop;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;

/**
 * Where alarm batches come from: the register of losses and the gateway's events. One load stays below the largest
 * envelope whatever its texts are: 400 × 63 octets of drops, 20 × 1,580 of reports, 50 × 44 of clock maps.
 *
 * <p>Safe from any thread.
 */
public record AlarmSource(DeclaredDrops drops, GatewayEvents events) {

    static final int MAX_DROPS = 400;
    static final int MAX_REPORTS = 20;
    static final int MAX_CLOCK_MAPS = 50;

    boolean isEmpty() {
        return drops.waiting() == 0 && events.waiting() == 0;
    }

    AlarmLoad take() {
        return new AlarmLoad(
                drops.take(MAX_DROPS), events.takeReports(MAX_REPORTS), events.takeClockMaps(MAX_CLOCK_MAPS));
    }

    void restore(AlarmLoad load) {
        drops.restore(load.drops());
        events.restore(load.reports(), load.clockMaps());
    }

    void declare(Drop drop) {
        drops.declare(drop);
    }
}
