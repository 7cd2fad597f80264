package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.WireException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether a batch is backlog: sealed more than a minute ago, or in another life of the machine. What the backlog leaves
 * alone is not, so that it goes out in turn; of those the last {@link #MEMORY} are remembered.
 *
 * <p>Owned by the drain's thread.
 */
final class Staleness {

    static final long LIVE_MILLIS = 60_000;
    static final int MEMORY = 4_096;

    private final BatchCodec codec = new BatchCodec();
    private final GatewayClock clock;
    private final Set<BatchId> leftAlone = new LinkedHashSet<>();

    Staleness(GatewayClock clock) {
        this.clock = clock;
    }

    boolean isStale(SealedBatch batch) {
        if (isLeftAlone(batch.id())) {
            return false;
        }
        try {
            ClockStamp sealed = codec.peekClock(batch.envelope());
            return sealed.bootId() != clock.bootId() || clock.monoMillis() - sealed.monoMillis() > LIVE_MILLIS;
        } catch (WireException e) {
            return false;
        }
    }

    boolean isLeftAlone(BatchId id) {
        return leftAlone.contains(id);
    }

    /** Returns whether that is new. */
    boolean leaveAlone(BatchId id) {
        boolean isNew = leftAlone.add(id);
        if (leftAlone.size() > MEMORY) {
            var oldest = leftAlone.iterator();
            oldest.next();
            oldest.remove();
        }
        return isNew;
    }
}
