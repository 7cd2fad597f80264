package io.wardgate.uplink.drain;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.buffer.AckRange;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Urgent batches that the receiver answered perhaps before the store had them: the store knows nothing yet to delete,
 * so they are acknowledged when they come out of it, instead of being sent again. Remembers the last {@link #MEMORY}.
 *
 * <p>Owned by the drain's thread.
 */
final class Answered {

    static final int MEMORY = 512;

    private final Set<BatchId> ids = new LinkedHashSet<>();

    static boolean contains(AckRange range, BatchId id) {
        return id.epoch() == range.epoch()
                && id.lane() == range.lane()
                && id.sequence() >= range.fromSequence()
                && id.sequence() <= range.toSequence();
    }

    void remember(BatchId id) {
        ids.add(id);
        if (ids.size() > MEMORY) {
            var oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    boolean knows(BatchId id) {
        return ids.contains(id);
    }
}
