package io.wardgate.core.sealing;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.tap.Tap;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import io.wardgate.core.health.DeclaredDrops;
import java.util.List;

/**
 * Where alarm batches come from: the register of losses and the gateway's events. One load stays below the largest
 * envelope whatever its texts are: 300 × 63 octets of drops, 16 × 1,580 of reports, 50 × 44 of clock maps, 60 × 298 of alarms.
 * A roll call (4,096 × 5) has its batch for itself and the clock maps, and so have taps: one place for all of them keeps them
 * in order (docs/adr/0146).
 *
 * <p>Safe from any thread.
 */
public record AlarmSource(DeclaredDrops drops, GatewayEvents events) {

    static final int MAX_DROPS = 300;
    static final int MAX_REPORTS = 16;
    static final int MAX_CLOCK_MAPS = 50;
    static final int MAX_ALARMS = 60;
    static final int MAX_TAP_OCTETS = 56 * 1024;

    boolean isEmpty() {
        return drops.waiting() == 0 && events.waiting() == 0;
    }

    AlarmLoad take() {
        declareLostTaps();
        List<Waiting<Alarm>> alarms = events.takeAlarms(MAX_ALARMS);
        List<Waiting<RollCall>> call = alarms.isEmpty() ? events.takeRollCall() : List.of();
        List<Tap> taps = alarms.isEmpty() && call.isEmpty() ? events.takeTaps(MAX_TAP_OCTETS) : List.of();
        boolean full = !call.isEmpty() || !taps.isEmpty();
        return new AlarmLoad(
                full ? List.of() : drops.take(MAX_DROPS),
                full ? List.of() : events.takeReports(MAX_REPORTS),
                events.takeClockMaps(MAX_CLOCK_MAPS),
                alarms,
                call,
                taps);
    }

    /** Something of which people must hear at once waits. */
    boolean isUrgent() {
        return events.isUrgent();
    }

    private void declareLostTaps() {
        long lost = events.takeLostTaps();
        if (lost > 0) {
            drops.declare(new Drop(0, Lane.ALARM, 0, 0, 0, lost, DropReason.TAP_QUEUE_FULL));
        }
    }

    void restore(AlarmLoad load) {
        drops.restore(load.drops());
        events.restore(load.reports(), load.clockMaps());
        events.restoreAlarms(load.alarms(), load.rollCall());
        events.restoreTaps(load.taps());
    }

    void declare(Drop drop) {
        drops.declare(drop);
    }
}
