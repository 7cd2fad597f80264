package io.wardgate.receiver.live;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.receiver.ingest.CommittedGroup;
import io.wardgate.receiver.ingest.Content;
import io.wardgate.receiver.ingest.Outcome;
import io.wardgate.receiver.store.BatchTable;
import io.wardgate.receiver.store.BookTotals;
import io.wardgate.receiver.store.HealthDocument;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.StoredReading;
import io.wardgate.receiver.store.TimedBatch;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of everything, in memory: fed by the writer after each commit and by {@link OtherReceivers}, read by
 * the HTTP threads. What it shows is in the database.
 *
 * <p>Safe from any thread; all methods hold the lock of this object, and none for long.
 */
public final class LiveBoard implements Consumer<CommittedGroup> {

    private final Map<Long, BandState> bands = new TreeMap<>();
    private final Map<String, GatewayState> gateways = new TreeMap<>();
    private final Map<Lane, LagWindow> lags = new EnumMap<>(Lane.class);
    private final InstantSource clock;
    private BookTotals totals = BookTotals.NONE;
    private BookTotals ofOthers = BookTotals.NONE;
    private long version;

    public LiveBoard(InstantSource clock) {
        this.clock = clock;
        for (Lane lane : Lane.values()) {
            lags.put(lane, new LagWindow());
        }
    }

    /** A view, and the version to ask the next one from. */
    public record Snapshot(long version, LiveView view) {}

    /** @param fromDatabase all that was ever accepted, without {@link #others} */
    synchronized void begin(BookTotals fromDatabase) {
        totals = fromDatabase;
    }

    /** What other receivers on this database accepted, according to their books. */
    synchronized void others(BookTotals accepted) {
        ofOthers = accepted;
    }

    synchronized void restore(HealthTable.Row row) {
        gateway(row.gateway()).reported(row.epoch(), row.reportedAtMillis(), row.document());
    }

    synchronized void restore(StoredReading reading) {
        take(reading, null);
    }

    /** Takes in what is in the database, whoever stored it; what the board has already changes nothing. */
    synchronized void follow(List<StoredReading> readings) {
        version++;
        readings.forEach(reading -> take(reading, null));
    }

    synchronized void heardElsewhere(BatchTable.Heard heard) {
        gateway(heard.gateway()).heardElsewhere(heard.epoch(), heard.receivedAtMillis());
    }

    /** When the newest reading of each device was sampled. */
    synchronized Map<Long, Long> newestMillis() {
        Map<Long, Long> newest = new HashMap<>();
        bands.forEach((device, band) -> newest.put(device, band.newest().sampledAtMillis()));
        return newest;
    }

    @Override
    public synchronized void accept(CommittedGroup group) {
        version++;
        for (Outcome outcome : group.outcomes()) {
            if (outcome.verdict().isCommitted() && outcome.arrival().content() instanceof Content.Readable readable) {
                OpenedBatch batch = readable.batch();
                gateway(batch.id().gateway())
                        .heard(batch.id().epoch(), outcome.arrival().receivedAtMillis());
                TimedBatch timed = outcome.timed();
                if (timed != null) {
                    stored(outcome, timed, group.committedAtMillis());
                }
            }
        }
    }

    private void stored(Outcome outcome, TimedBatch timed, long committedAtMillis) {
        OpenedBatch batch = timed.incoming().batch();
        String gateway = batch.id().gateway();
        LagWindow window = lags.get(batch.id().lane());
        for (Reading reading : batch.contents().readings()) {
            if (!outcome.counts().aside().isEmpty() && outcome.counts().aside().contains(reading)) {
                continue;
            }
            long sampledAtMillis = timed.sampledAtMillis(reading);
            long lag = committedAtMillis - sampledAtMillis;
            take(StoredReading.of(reading, gateway, sampledAtMillis, timed.quality(reading)), lag);
            if (window != null && !timed.suspect()) {
                window.add(committedAtMillis, lag);
            }
        }
        totals = totals.plus(outcome.counts(), outcome.dropped());
        var report = batch.contents().health();
        if (report != null) {
            gateway(gateway)
                    .reported(
                            batch.id().epoch(),
                            report.monoMillis() + timed.clockOffsetMillis(),
                            HealthDocument.of(report));
        }
    }

    private void take(StoredReading reading, @Nullable Long lag) {
        bands.computeIfAbsent(reading.device(), device -> new BandState(reading))
                .update(reading, lag, version);
    }

    private GatewayState gateway(String id) {
        return gateways.computeIfAbsent(id, GatewayState::new);
    }

    /** Readings that were ever set aside because they cannot be believed. */
    public synchronized long readingsAside() {
        return totals.plus(ofOthers).aside();
    }

    /** Everything. */
    public Snapshot everything() {
        return changedSince(-1);
    }

    /** The bands that changed after this version; gateways, books and lag always. */
    public synchronized Snapshot changedSince(long known) {
        long now = clock.millis();
        List<BandView> changed = bands.values().stream()
                .filter(band -> band.version() > known)
                .map(BandView::of)
                .toList();
        List<GatewayView> all =
                gateways.values().stream().map(GatewayState::view).toList();
        long pending = gateways.values().stream()
                .mapToLong(GatewayState::pendingReadings)
                .sum();
        LiveView.Lag lag = new LiveView.Lag(p99(Lane.ROUTINE, now), p99(Lane.EMERGENCY, now));
        return new Snapshot(version, new LiveView(now, changed, all, books(pending), lag));
    }

    private LiveView.Books books(long pending) {
        BookTotals all = totals.plus(ofOthers);
        return new LiveView.Books(
                all.stored() + all.aside() + all.declaredDropped() + pending,
                all.stored(),
                all.duplicates(),
                all.declaredDropped(),
                pending,
                all.aside());
    }

    private @Nullable Long p99(Lane lane, long nowMillis) {
        LagWindow window = lags.get(lane);
        return window == null ? null : window.percentileMillis(nowMillis, 0.99);
    }
}
