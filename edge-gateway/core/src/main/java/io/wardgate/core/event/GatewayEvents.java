package io.wardgate.core.event;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.tap.Tap;
import java.util.List;

/**
 * Events that wait for their alarm batch. Memory is bounded: a report that gave way is made again when its command comes
 * again, a clock map says all that the ones before it said, and what alarms that gave way leave wrong the next roll call puts
 * right. Only a tap that gave way is lost; such are counted and declared.
 *
 * <p>Safe from any thread; never blocks.
 */
public class GatewayEvents {

    static final int MAX_REPORTS = 4_096;
    static final int MAX_CLOCK_MAPS = 256;
    static final int MAX_ALARMS = 4_096;

    private final EventQueue<CommandReport> reports = new EventQueue<>(MAX_REPORTS);
    private final EventQueue<ClockMap> clockMaps = new EventQueue<>(MAX_CLOCK_MAPS);
    private final EventQueue<Alarm> alarms = new EventQueue<>(MAX_ALARMS);
    private final EventQueue<RollCall> rollCalls = new EventQueue<>(1);
    private final TapQueue taps = new TapQueue();

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

    /** Tells the platform that an alarm began or ended. */
    public void alarm(Alarm alarm) {
        alarms.add(new Waiting<>(alarm, Waiting.NOBODY));
    }

    /** Tells the platform which alarms are open; only the newest such word counts. */
    public void rollCall(RollCall call) {
        rollCalls.add(new Waiting<>(call, Waiting.NOBODY));
    }

    /** Tells the platform of a decided tap. */
    public void tap(Tap tap) {
        taps.add(tap);
    }

    /** Taps in their order that need at most so many octets of an envelope; one at least, if any waits. */
    public List<Tap> takeTaps(int maxOctets) {
        return taps.take(maxOctets);
    }

    /** Puts back what was taken, before what came since. */
    public void restoreTaps(List<Tap> taken) {
        taps.restore(taken);
    }

    /** How many taps gave way since this was asked last: to be declared. */
    public long takeLostTaps() {
        return taps.takeLost();
    }

    /** Whether something waits of which people must hear at once. */
    public boolean isUrgent() {
        return taps.isUrgent();
    }

    /** Taps that wait. */
    public int waitingTaps() {
        return taps.size();
    }

    public List<Waiting<CommandReport>> takeReports(int atMost) {
        return reports.take(atMost);
    }

    public List<Waiting<ClockMap>> takeClockMaps(int atMost) {
        return clockMaps.take(atMost);
    }

    public List<Waiting<Alarm>> takeAlarms(int atMost) {
        return alarms.take(atMost);
    }

    /** The newest roll call, if one waits. */
    public List<Waiting<RollCall>> takeRollCall() {
        return rollCalls.take(1);
    }

    /** Puts back alarms, and a roll call unless a newer one has come. */
    public void restoreAlarms(List<Waiting<Alarm>> takenAlarms, List<Waiting<RollCall>> takenCall) {
        alarms.restore(takenAlarms);
        rollCalls.restore(takenCall);
    }

    /** Puts back what was taken and whose batch did not reach the store. */
    public void restore(List<Waiting<CommandReport>> takenReports, List<Waiting<ClockMap>> takenMaps) {
        reports.restore(takenReports);
        clockMaps.restore(takenMaps);
    }

    public int waiting() {
        return reports.size() + clockMaps.size() + alarms.size() + rollCalls.size() + taps.size();
    }
}
