package io.wardgate.core.sealing;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import io.wardgate.core.health.DeclaredDrops;
import java.util.List;

/**
 * Where alarm batches come from: the register of losses and the gateway's events. One load stays below the largest
 * envelope whatever its texts are: 400 × 63 octets of drops, 20 × 1,580 of reports, 50 × 44 of clock maps, 60 × 104 of alarms.
 * A roll call (4,096 × 5) has its batch for itself and the clock maps.
 *
 * <p>Safe from any thread.
 */
public record AlarmSource(DeclaredDrops drops, GatewayEvents events) {

    static final int MAX_DROPS = 400;
    static final int MAX_REPORTS = 20;
    static final int MAX_CLOCK_MAPS = 50;
    static final int MAX_ALARMS = 60;

    boolean isEmpty() {
        return drops.waiting() == 0 && events.waiting() == 0;
    }

    AlarmLoad take() {
        List<Waiting<Alarm>> alarms = events.takeAlarms(MAX_ALARMS);
        List<Waiting<RollCall>> call = alarms.isEmpty() ? events.takeRollCall() : List.of();
        return new AlarmLoad(
                call.isEmpty() ? drops.take(MAX_DROPS) : List.of(),
                call.isEmpty() ? events.takeReports(MAX_REPORTS) : List.of(),
                events.takeClockMaps(MAX_CLOCK_MAPS),
                alarms,
                call);
    }

    void restore(AlarmLoad load) {
        drops.restore(load.drops());
        events.restore(load.reports(), load.clockMaps());
        events.restoreAlarms(load.alarms(), load.rollCall());
    }

    void declare(Drop drop) {
        drops.declare(drop);
    }
}
