package io.wardgate.buffer.store;

import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.buffer.file.BatchKey;
import io.wardgate.buffer.file.CataloguedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one series, in the order of sending, what is acknowledged and still there, and the series' counters.
 * Holds places, not contents: some 100 octets an entry. Safe from any thread.
 */
final class SeriesIndex {

    private final NavigableMap<BatchKey, Place> waiting = new TreeMap<>();
    private final NavigableMap<BatchKey, Place> settled = new TreeMap<>();
    private final Map<CataloguedFile, Integer> waitingIn = new HashMap<>();
    private long appendedBatches;
    private long appendedReadings;
    private long acknowledgedBatches;
    private long quarantinedBatches;
    private long pendingReadings;
    private long pendingOctets;

    /** An entry that reached the disk now. */
    synchronized void appended(Place place) {
        appendedBatches++;
        appendedReadings += place.readings();
        put(place);
    }

    /** An entry of an earlier life, or one that has moved to another file. */
    synchronized void put(Place place) {
        Place before = waiting.put(place.key(), place);
        if (before != null) {
            uncount(before);
        }
        settled.remove(place.key());
        count(place);
    }

    /** An entry of an earlier life that nobody waits for. */
    synchronized void putSettled(Place place) {
        if (!waiting.containsKey(place.key())) {
            settled.put(place.key(), place);
        }
    }

    /** Settles what the receiver has and returns it. */
    synchronized List<Place> acknowledge(BatchKey from, BatchKey to) {
        List<Place> places =
                takeOut(new ArrayList<>(waiting.subMap(from, true, to, true).values()));
        places.forEach(place -> settled.put(place.key(), place));
        acknowledgedBatches += places.size();
        return places;
    }

    /** Puts back what was acknowledged, from a sequence on, and returns it. */
    synchronized List<Place> wantAgain(BatchKey from) {
        BatchKey end = new BatchKey(from.epoch(), Long.MAX_VALUE);
        List<Place> places =
                new ArrayList<>(settled.subMap(from, true, end, true).values());
        places.forEach(this::put);
        return places;
    }

    /** Takes out an entry that is not to be sent, if it waits. */
    synchronized @Nullable Place withdraw(BatchKey key) {
        Place place = waiting.get(key);
        if (place != null) {
            takeOut(List.of(place));
        }
        return place;
    }

    synchronized void countQuarantined(int batches) {
        quarantinedBatches += batches;
    }

    synchronized List<Place> in(CataloguedFile file) {
        return waiting.values().stream().filter(place -> place.file() == file).toList();
    }

    synchronized boolean waitsIn(CataloguedFile file) {
        return waitingIn.containsKey(file);
    }

    /** Whether a place is still where the entry waits. */
    synchronized boolean isCurrent(Place place) {
        return waiting.get(place.key()) == place;
    }

    synchronized boolean contains(BatchKey key) {
        return waiting.containsKey(key) || settled.containsKey(key);
    }

    /** Forgets a file that is to be deleted; does not if something waits in it. */
    synchronized boolean forgetSettled(CataloguedFile file) {
        if (waitsIn(file)) {
            return false;
        }
        settled.values().removeIf(place -> place.file() == file);
        return true;
    }

    /** Forgets a file and whatever waits in it. */
    synchronized void forget(CataloguedFile file) {
        takeOut(in(file));
        forgetSettled(file);
    }

    synchronized List<Place> after(@Nullable BatchKey after, int max) {
        return (after == null ? waiting : waiting.tailMap(after, false))
                .values().stream().limit(max).toList();
    }

    /** When the first of all that waits got here; null if nothing waits. */
    synchronized @Nullable Long oldestMonoNanos() {
        return waiting.isEmpty() ? null : waiting.firstEntry().getValue().sinceMonoNanos();
    }

    synchronized LaneStatistics statistics(int files) {
        return new LaneStatistics(
                appendedBatches,
                appendedReadings,
                acknowledgedBatches,
                waiting.size(),
                pendingReadings,
                pendingOctets,
                quarantinedBatches,
                files);
    }

    private List<Place> takeOut(List<Place> places) {
        for (Place place : places) {
            waiting.remove(place.key());
            uncount(place);
        }
        return places;
    }

    private void count(Place place) {
        pendingReadings += place.readings();
        pendingOctets += place.octets();
        waitingIn.merge(place.file(), 1, Integer::sum);
    }

    private void uncount(Place place) {
        pendingReadings -= place.readings();
        pendingOctets -= place.octets();
        waitingIn.computeIfPresent(place.file(), (file, count) -> count == 1 ? null : count - 1);
    }
}
