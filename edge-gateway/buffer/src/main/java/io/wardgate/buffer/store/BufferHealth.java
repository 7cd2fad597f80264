package io.wardgate.buffer.store;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.buffer.file.Series;
import io.wardgate.buffer.loss.LossNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** How the buffer does, in one traffic light and the figures that the books need. Safe from any thread. */
final class BufferHealth implements HealthCheck {

    static final int WARN_PERCENT = 70;

    private final BufferSettings settings;
    private final Shelves shelves;
    private final RoomKeeper room;
    private final FlashMeter flash;
    private final LossNotes notes;
    private final StoreWriter writer;
    private final GatewayClock clock;

    BufferHealth(
            BufferSettings settings,
            Shelves shelves,
            RoomKeeper room,
            FlashMeter flash,
            LossNotes notes,
            StoreWriter writer,
            GatewayClock clock) {
        this.settings = settings;
        this.shelves = shelves;
        this.room = room;
        this.flash = flash;
        this.notes = notes;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "buffer";
    }

    @Override
    public Health check() {
        Map<String, Long> figures = figures();
        String failure = writer.failure();
        if (failure != null) {
            return new Health(Health.State.FAILED, failure, figures);
        }
        List<String> limits = limits(figures);
        return limits.isEmpty()
                ? new Health(Health.State.OK, "Stores; every acknowledged batch is on the disk.", figures)
                : new Health(Health.State.DEGRADED, "Stores; " + String.join("; ", limits) + ".", figures);
    }

    private List<String> limits(Map<String, Long> figures) {
        List<String> limits = new ArrayList<>();
        if (room.fillPercent() >= WARN_PERCENT) {
            limits.add("is " + room.fillPercent() + " % full: bring the uplink back or raise buffer.capacityMegabytes "
                    + settings.capacityMegabytes());
        }
        if (figures.getOrDefault("quarantinedBatches", 0L) > 0) {
            limits.add("gave up batches since start, see quarantine/ and the log");
        }
        if (figures.getOrDefault("unknownSequences", 0L) > 0) {
            limits.add("damage may have taken batches that nobody can name, see quarantine/ and the log");
        }
        if (flash.writtenOctetsPerDay() > settings.flashOctetsPerDay()) {
            limits.add("writes more than buffer.flashMegabytesPerDay " + settings.flashMegabytesPerDay()
                    + ": raise pipeline.sealMillis or set buffer.store to log");
        }
        return limits;
    }

    private Map<String, Long> figures() {
        List<LaneStatistics> lanes = Arrays.stream(Lane.values())
                .map(shelves::of)
                .map(shelf -> shelf.index().statistics(shelf.files().count()))
                .toList();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("appendedReadings", sum(lanes, LaneStatistics::appendedReadings));
        figures.put("pendingBatches", sum(lanes, LaneStatistics::pendingBatches));
        figures.put("pendingReadings", sum(lanes, LaneStatistics::pendingReadings));
        figures.put("pendingOctets", sum(lanes, LaneStatistics::pendingOctets));
        figures.put("oldestPendingMillis", oldestPendingMillis());
        figures.put("quarantinedBatches", sum(lanes, LaneStatistics::quarantinedBatches));
        for (Lane lane : Lane.values()) {
            figures.put("droppedReadings." + Series.of(lane).label(), notes.lostReadings(lane));
        }
        figures.put(
                "unknownSequences",
                shelves.all().stream()
                        .mapToLong(shelf -> shelf.rescue().unknownSequences())
                        .sum());
        figures.put("files", sum(lanes, LaneStatistics::files));
        figures.put("fileOctets", room.octets());
        figures.put("graceOctets", room.graceOctets());
        figures.put("fillPercent", (long) room.fillPercent());
        figures.put("commitMicrosP99", writer.commitMicrosP99());
        figures.put("writtenOctets", flash.writtenOctets());
        figures.put("writtenOctetsPerDay", flash.writtenOctetsPerDay());
        Long processWritten = flash.processWrittenOctets();
        if (processWritten != null) {
            figures.put("processWrittenOctets", processWritten);
        }
        return figures;
    }

    /** Of batches of an earlier life, the age since this start. */
    private long oldestPendingMillis() {
        long now = clock.monoNanos();
        return Arrays.stream(Lane.values())
                .map(lane -> shelves.of(lane).index().oldestMonoNanos())
                .filter(Objects::nonNull)
                .mapToLong(since -> (now - since) / 1_000_000)
                .max()
                .orElse(0);
    }

    private static long sum(List<LaneStatistics> lanes, ToLongFunction<LaneStatistics> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }
}
