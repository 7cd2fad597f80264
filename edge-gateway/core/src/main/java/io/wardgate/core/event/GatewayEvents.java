package io.wardgate.core.event;

import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import java.util.List;

/**
 * Events that wait for their alarm batch. Memory is bounded: a report that gave way is made again when its command comes
 * again, and a clock map says all that the ones before it said.
 *
 * <p>Safe from any thread; never blocks.
 */
public class GatewayEvents {

    static final int MAX_REPORTS = 4_096;
    static final int MAX_CLOCK_MAPS = 256;

    private final EventQueue<CommandReport> reports = new EventQueue<>(MAX_REPORTS);
    private final EventQueue<ClockMap> clockMaps = new EventQueue<>(MAX_CLOCK_MAPS);

    /**
     * Tells the platform of a command.
     *
     * @param whenStored runs once, from any thread, after the report reached the disk; must return at once
     */
    public void report(CommandReport report, Runnable whenStored) {
        reports.add(new Waiting<>(report, whenStored));
    }

    /** Tells the platform how the clock was set. */
    public void clockSet(ClockMap map) {
        clockMaps.add(new Waiting<>(map, Waiting.NOBODY));
    }

    public List<Waiting<CommandReport>> takeReports(int atMost) {
        return reports.take(atMost);
    }

    public List<Waiting<ClockMap>> takeClockMaps(int atMost) {
        return clockMaps.take(atMost);
    }

    /** Puts back what was taken and whose batch did not reach the store. */
    public void restore(List<Waiting<CommandReport>> takenReports, List<Waiting<ClockMap>> takenMaps) {
        reports.restore(takenReports);
        clockMaps.restore(takenMaps);
    }

    public int waiting() {
        return reports.size() + clockMaps.size();
    }
}
