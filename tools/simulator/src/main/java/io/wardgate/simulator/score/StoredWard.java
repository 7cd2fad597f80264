package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the receiver's database holds. Nobody writes to its collections.
 *
 * @param readings by key; of duplicates the first
 * @param rows of the table reading, counted by the database
 * @param distinctKeys of the table reading, counted by the database
 * @param batches by key
 * @param committedAtMillis by commit group
 * @param drops declared ones
 * @param aside keys of readings that the receiver set aside because they cannot be believed
 * @param pendingReadings in the gateways' stores, by their last health documents
 */
record StoredWard(
        Map<RecordKey, StoredReading> readings,
        long rows,
        long distinctKeys,
        long storedByBatches,
        Map<BatchKey, StoredBatch> batches,
        Map<Long, Long> committedAtMillis,
        List<DeclaredDrop> drops,
        Set<RecordKey> aside,
        long pendingReadings) {}
