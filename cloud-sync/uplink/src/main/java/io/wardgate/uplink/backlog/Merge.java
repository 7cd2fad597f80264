package io.wardgate.uplink.backlog;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.OpenedBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opened batches on their way into one. Only those of one clock fit together, because the merged batch has one stamp
 * that times all of its readings. Drops, command reports, clock maps, alarms and taps are carried over, of health reports and
 * roll calls the newest.
 *
 * <p>Owned by the drain's thread.
 */
final class Merge {

    /** Clocks that differ by more are different clocks. */
    private static final long SAME_CLOCK_MILLIS = 500;

    private final List<BatchId> sources = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Drop> drops = new ArrayList<>();
    private final List<CommandReport> reports = new ArrayList<>();
    private final List<ClockMap> clockMaps = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();
    private @Nullable RollCall rollCall;
    private @Nullable HealthReport health;
    private @Nullable ClockStamp first;
    private @Nullable ClockStamp newest;
    private long octets;
    private boolean full;

    boolean fits(OpenedBatch batch) {
        ClockStamp known = first;
        return known == null
                || known.bootId() == batch.clock().bootId()
                        && known.synchronised() == batch.clock().synchronised()
                        && Math.abs(offset(known) - offset(batch.clock())) < SAME_CLOCK_MILLIS;
    }

    void add(OpenedBatch batch, int envelopeOctets) {
        ClockStamp clock = batch.clock();
        first = first == null ? clock : first;
        newest = newest == null || clock.monoMillis() > newest.monoMillis() ? clock : newest;
        sources.add(batch.id());
        octets += envelopeOctets;
        BatchContents contents = batch.contents();
        readings.addAll(contents.readings());
        drops.addAll(contents.drops());
        reports.addAll(contents.commandReports());
        clockMaps.addAll(contents.clockMaps());
        alarms.addAll(contents.alarms());
        taps.addAll(contents.taps());
        RollCall call = contents.rollCall();
        if (call != null && (rollCall == null || call.monoMillis() >= rollCall.monoMillis())) {
            rollCall = call;
        }
        HealthReport report = contents.health();
        if (report != null && (health == null || report.monoMillis() >= health.monoMillis())) {
            health = report;
        }
    }

    List<BatchId> sources() {
        return sources;
    }

    int readings() {
        return readings.size();
    }

    /** The next batch does not fit in. */
    void full() {
        full = true;
    }

    /** Whether waiting for more batches brings nothing. */
    boolean isFull() {
        return full;
    }

    /** Octets of the envelopes that went in. */
    long octets() {
        return octets;
    }

    BatchContents contents() {
        return new BatchContents(readings, drops, health, reports, clockMaps, alarms, rollCall, taps);
    }

    /** Everything but the readings that thinning takes away, which are declared. */
    BatchContents contents(Thinned thinned) {
        List<Drop> all = new ArrayList<>(drops);
        all.addAll(thinned.drops());
        return new BatchContents(thinned.kept(), all, health, reports, clockMaps, alarms, rollCall, taps);
    }

    Thinned thinned() {
        return Thinned.of(readings);
    }

    /** The stamp of the newest source: it times the others as well. */
    ClockStamp clock() {
        ClockStamp clock = newest;
        if (clock == null) {
            throw new IllegalStateException("nothing was merged");
        }
        return clock;
    }

    private static long offset(ClockStamp clock) {
        return clock.wallMillis() - clock.monoMillis();
    }
}
