package io.wardgate.protocol.api;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.reading.Reading;
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
 */
public record BatchContents(
        List<Reading> readings,
        List<Drop> drops,
        @Nullable HealthReport health,
        List<CommandReport> commandReports,
        List<ClockMap> clockMaps) {

    public BatchContents {
        readings = List.copyOf(readings);
        drops = List.copyOf(drops);
        commandReports = List.copyOf(commandReports);
        clockMaps = List.copyOf(clockMaps);
    }

    /** Contents without events. */
    public BatchContents(List<Reading> readings, List<Drop> drops, @Nullable HealthReport health) {
        this(readings, drops, health, List.of(), List.of());
    }
}
