package io.wardgate.protocol.api;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch carries. Opening a batch gives its readings sorted by (device, boot, sequence), ids as signed and
 * boots as unsigned numbers.
 *
 * @param readings readings in any order; each must have its number
 * @param drops declared losses
 * @param health how the gateway does, if it is time to say so
 * @param commandReports what became of commands
 * @param clockMaps how the wall clock was set
 * @param alarms alarms that began or ended
 * @param rollCall all open alarms, if it is time to say so
 * @param taps decided taps, in the order of decision
 */
public record BatchContents(
        List<Reading> readings,
        List<Drop> drops,
        @Nullable HealthReport health,
        List<CommandReport> commandReports,
        List<ClockMap> clockMaps,
        List<Alarm> alarms,
        @Nullable RollCall rollCall,
        List<Tap> taps) {

    public BatchContents {
        readings = List.copyOf(readings);
        drops = List.copyOf(drops);
        commandReports = List.copyOf(commandReports);
        clockMaps = List.copyOf(clockMaps);
        alarms = List.copyOf(alarms);
        taps = List.copyOf(taps);
    }

    /** Contents without taps. */
    public BatchContents(
            List<Reading> readings,
            List<Drop> drops,
            @Nullable HealthReport health,
            List<CommandReport> commandReports,
            List<ClockMap> clockMaps,
            List<Alarm> alarms,
            @Nullable RollCall rollCall) {
        this(readings, drops, health, commandReports, clockMaps, alarms, rollCall, List.of());
    }

    /** Contents without alarms. */
    public BatchContents(
            List<Reading> readings,
            List<Drop> drops,
            @Nullable HealthReport health,
            List<CommandReport> commandReports,
            List<ClockMap> clockMaps) {
        this(readings, drops, health, commandReports, clockMaps, List.of(), null);
    }

    /** Contents without events. */
    public BatchContents(List<Reading> readings, List<Drop> drops, @Nullable HealthReport health) {
        this(readings, drops, health, List.of(), List.of());
    }
}
