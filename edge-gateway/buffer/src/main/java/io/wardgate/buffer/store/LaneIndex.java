package io.wardgate.buffer.store;

import io.wardgate.api.buffer.LaneStatistics;
import io.wardgate.buffer.file.BatchFile;
import io.wardgate.buffer.file.BatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one lane, in the order of sending, and the lane's counters. Holds places, not contents: some 100 octets
 * a batch. Safe from any thread.
 */
final class LaneIndex {

    private final NavigableMap<BatchKey, WaitingBatch> waiting = new TreeMap<>();
    private long appendedBatches;
    private long appendedReadings;
    private long acknowledgedBatches;
    private long quarantinedBatches;
    private long pendingReadings;
    private long pendingOctets;

    /** A batch that reached the disk now. */
    synchronized void appended(WaitingBatch batch) {
        appendedBatches++;
        appendedReadings += batch.readings();
        put(batch);
    }

    /** A batch of an earlier life, or one that has moved to another file. */
    synchronized void put(WaitingBatch batch) {
        WaitingBatch before = waiting.put(batch.key(), batch);
        if (before != null) {
            forget(before);
        }
        pendingReadings += batch.readings();
        pendingOctets += batch.octets();
    }

    /** Takes out the acknowledged ones and returns them. */
    synchronized List<WaitingBatch> acknowledge(BatchKey from, BatchKey to) {
        List<WaitingBatch> settled =
                takeOut(new ArrayList<>(waiting.subMap(from, true, to, true).values()));
        acknowledgedBatches += settled.size();
        return settled;
    }

    /** Takes out a batch that is given up. */
    synchronized @Nullable WaitingBatch quarantine(BatchKey key) {
        WaitingBatch batch = waiting.get(key);
        if (batch != null) {
            takeOut(List.of(batch));
            quarantinedBatches++;
        }
        return batch;
    }

    /** A batch was given up that this index never knew. */
    synchronized void countQuarantined() {
        quarantinedBatches++;
    }

    /** Takes out all batches of a file and returns them. */
    synchronized List<WaitingBatch> takeOut(BatchFile file) {
        return takeOut(in(file));
    }

    synchronized List<WaitingBatch> in(BatchFile file) {
        return waiting.values().stream().filter(batch -> batch.file() == file).toList();
    }

    synchronized boolean waitsIn(BatchFile file) {
        return waiting.values().stream().anyMatch(batch -> batch.file() == file);
    }

    synchronized List<WaitingBatch> after(@Nullable BatchKey after, int max) {
        return (after == null ? waiting : waiting.tailMap(after, false))
                .values().stream().limit(max).toList();
    }

    /** When the oldest of all that waits got here; null if nothing waits. */
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

    private List<WaitingBatch> takeOut(List<WaitingBatch> batches) {
        for (WaitingBatch batch : batches) {
            waiting.remove(batch.key());
            forget(batch);
        }
        return batches;
    }

    private void forget(WaitingBatch batch) {
        pendingReadings -= batch.readings();
        pendingOctets -= batch.octets();
    }
}
