package io.wardgate.receiver.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * One of the writer's queues. Full by whichever comes first: batches, readings (they cost heap once opened) or
 * octets.
 *
 * <p>Not thread-safe: guarded by the lock of {@link IngestQueue}.
 */
final class BoundedLane {

    private final Queue<Arrival> queue = new ArrayDeque<>();
    private final int maxBatches;
    private final long maxReadings;
    private final long maxOctets;
    private long readings;
    private long octets;
    private List<Runnable> waiting = new ArrayList<>();

    BoundedLane(int maxBatches, long maxReadings, long maxOctets) {
        this.maxBatches = maxBatches;
        this.maxReadings = maxReadings;
        this.maxOctets = maxOctets;
    }

    void add(Arrival arrival) {
        queue.add(arrival);
        readings += arrival.readings();
        octets += arrival.envelope().length;
    }

    /**
     * Moves the oldest to the group, as many as fit into the limits; the first even if it alone has more readings, because
     * a batch is never cut. Returns how many readings they have.
     */
    int drainTo(List<Arrival> group, int batchLimit, int readingLimit) {
        int taken = 0;
        for (int moved = 0; group.size() < batchLimit && taken < readingLimit; moved++) {
            Arrival next = queue.peek();
            if (next == null || (moved > 0 && taken + next.readings() > readingLimit)) {
                return taken;
            }
            group.add(queue.remove());
            taken += next.readings();
            readings -= next.readings();
            octets -= next.envelope().length;
        }
        return taken;
    }

    /** The share of the bound that is used; more than 1 if a last arrival went beyond it. */
    double fill() {
        double byBatches = (double) queue.size() / maxBatches;
        double byReadings = (double) readings / maxReadings;
        return Math.max(Math.max(byBatches, byReadings), (double) octets / maxOctets);
    }

    void waiting(Runnable resume) {
        waiting.add(resume);
    }

    /** Those who may read again; none while the lane is more than half full, so that reading does not flutter. */
    List<Runnable> takeResumable() {
        boolean halfEmpty = queue.size() <= maxBatches / 2 && readings <= maxReadings / 2 && octets <= maxOctets / 2;
        if (!halfEmpty || waiting.isEmpty()) {
            return List.of();
        }
        List<Runnable> resumable = waiting;
        waiting = new ArrayList<>();
        return resumable;
    }

    boolean isFull() {
        return queue.size() >= maxBatches || readings >= maxReadings || octets >= maxOctets;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int batches() {
        return queue.size();
    }

    long readings() {
        return readings;
    }
}
