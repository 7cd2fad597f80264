package io.wardgate.buffer.loss;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.buffer.file.BatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Lost batches as drops: one for each run of neighbouring sequences of one epoch. Two runs never become one, because
 * the receiver knows a loss by its range and counts each range once. Batches without readings are named like all others:
 * they may have carried declared drops, health or reports, and nobody else can say that they are missing.
 */
public final class LossRuns {

    private LossRuns() {}

    /** @param lost lost batches with their numbers of readings */
    public static List<Drop> of(Lane lane, SortedMap<BatchKey, Integer> lost, DropReason reason) {
        List<Drop> drops = new ArrayList<>();
        @Nullable BatchKey first = null;
        @Nullable BatchKey last = null;
        long readings = 0;
        for (Map.Entry<BatchKey, Integer> batch : lost.entrySet()) {
            BatchKey key = batch.getKey();
            if (first == null || last == null || !key.follows(last)) {
                add(drops, lane, first, last, readings, reason);
                first = key;
                readings = 0;
            }
            last = key;
            readings += batch.getValue();
        }
        add(drops, lane, first, last, readings, reason);
        return drops;
    }

    private static void add(
            List<Drop> drops,
            Lane lane,
            @Nullable BatchKey first,
            @Nullable BatchKey last,
            long readings,
            DropReason reason) {
        if (first != null && last != null) {
            drops.add(new Drop(0, lane, 0, first.sequence(), last.sequence(), readings, reason, first.epoch()));
        }
    }
}
