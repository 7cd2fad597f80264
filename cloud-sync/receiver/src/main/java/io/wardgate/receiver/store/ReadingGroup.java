package io.wardgate.receiver.store;

import io.wardgate.api.reading.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The readings of the new batches of one group, brought under the blocks of their keys, so that 64 of them cost one row
 * of {@code reading_key}.
 *
 * <p>Opened batches are sorted by (device, boot, sequence): most readings fall into the block of the one before, and no
 * look-up is needed for them. Not thread-safe: owned by one transaction.
 */
final class ReadingGroup {

    /** A reading that is not believed. */
    record Aside(TimedBatch batch, Reading reading, String reason) {}

    private final Map<KeyBlock, KeyBlock> blocks = new HashMap<>();
    private final List<TimedBatch> batches;
    private final List<Aside> asides = new ArrayList<>();
    private final List<Set<Reading>> asideOf = new ArrayList<>();
    private final List<List<KeyBlock>> blocksOf = new ArrayList<>();

    ReadingGroup(List<TimedBatch> batches, long nowMillis) {
        this.batches = batches;
        for (TimedBatch batch : batches) {
            want(batch, nowMillis);
        }
    }

    private void want(TimedBatch batch, long nowMillis) {
        List<KeyBlock> path = new ArrayList<>();
        Set<Reading> aside = Set.of();
        @Nullable KeyBlock block = null;
        for (Reading reading : batch.incoming().batch().contents().readings()) {
            String objection = Plausibility.objection(batch, reading, nowMillis);
            if (objection != null) {
                aside = aside.isEmpty() ? Collections.newSetFromMap(new IdentityHashMap<>()) : aside;
                aside.add(reading);
                asides.add(new Aside(batch, reading, objection));
                continue;
            }
            long boot = Integer.toUnsignedLong(reading.boot());
            if (block == null || !block.holds(reading.deviceId(), boot, reading.sequence())) {
                KeyBlock key = new KeyBlock(reading.deviceId(), boot, reading.sequence() >> KeyBlock.SHIFT);
                block = blocks.computeIfAbsent(key, same -> same);
                path.add(block);
            }
            block.want(reading.sequence());
        }
        asideOf.add(aside);
        blocksOf.add(path);
    }

    boolean isEmpty() {
        return blocks.isEmpty() && asides.isEmpty();
    }

    List<StoredCounts> nothing() {
        return Collections.nCopies(batches.size(), StoredCounts.NONE);
    }

    /** Sorted, each once. */
    List<KeyBlock> blocks() {
        List<KeyBlock> sorted = new ArrayList<>(blocks.keySet());
        Collections.sort(sorted);
        return sorted;
    }

    List<Aside> asides() {
        return asides;
    }

    /** UTC days of sampling that occur. */
    Set<Long> freshDays() {
        Set<Long> days = new HashSet<>();
        long before = Long.MIN_VALUE;
        for (TimedBatch batch : batches) {
            for (Reading reading : batch.incoming().batch().contents().readings()) {
                long day = Math.floorDiv(batch.sampledAtMillis(reading), DayPartitions.DAY_MILLIS);
                if (day != before) {
                    days.add(day);
                    before = day;
                }
            }
        }
        return days;
    }

    /** Writes what the claims found fresh. */
    List<StoredCounts> append(ReadingAppender appender) throws SQLException {
        List<StoredCounts> counts = new ArrayList<>(batches.size());
        for (int i = 0; i < batches.size(); i++) {
            counts.add(append(appender, batches.get(i), blocksOf.get(i), asideOf.get(i)));
        }
        return counts;
    }

    private static StoredCounts append(
            ReadingAppender appender, TimedBatch batch, List<KeyBlock> path, Set<Reading> aside) throws SQLException {
        int stored = 0;
        int next = 0;
        @Nullable KeyBlock block = null;
        List<Reading> readings = batch.incoming().batch().contents().readings();
        for (Reading reading : readings) {
            if (!aside.isEmpty() && aside.contains(reading)) {
                continue;
            }
            long boot = Integer.toUnsignedLong(reading.boot());
            if (block == null || !block.holds(reading.deviceId(), boot, reading.sequence())) {
                block = path.get(next++);
            }
            if (block.takeFresh(reading.sequence())) {
                stored++;
                appender.add(
                        batch.incoming().batch().id(), reading, batch.sampledAtMillis(reading), batch.quality(reading));
            }
        }
        return new StoredCounts(stored, readings.size() - stored - aside.size(), aside);
    }
}
