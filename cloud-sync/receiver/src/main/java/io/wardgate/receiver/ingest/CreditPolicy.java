package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.Answer.Credit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much each gateway may have unanswered, so that all of them together fit into the queue: half of its room, in
 * batches of the size that most readings come in, shared evenly by those heard in the last minute. The other half is for
 * those who come next. While it is more than half full each gets one batch, and the bulk lane is held to an even share of
 * what was committed lately.
 *
 * <p>Owned by the writer thread.
 */
public final class CreditPolicy {

    private static final long LATELY_MILLIS = 60_000;

    /** The transports take no more of one connection than this unanswered. */
    private static final int MOST_BATCHES = 256;

    private static final double CROWDED = 0.5;
    private static final double WEIGHT = 0.1;

    private final Map<String, Long> heardAtMillis = new HashMap<>();
    private final IngestQueue queue;
    private double batchReadings = 1;
    private double readingsPerSecond;

    public CreditPolicy(IngestQueue queue) {
        this.queue = queue;
    }

    /** Learns from a group that was committed. */
    void observe(CommittedGroup group, Duration took) {
        double readings = 0;
        double squares = 0;
        for (Outcome outcome : group.outcomes()) {
            BatchId id = outcome.arrival().id();
            if (id != null && outcome.verdict().isCommitted()) {
                heardAtMillis.put(id.gateway(), group.committedAtMillis());
                double size = outcome.arrival().readings();
                readings += size;
                squares += size * size;
            }
        }
        heardAtMillis.values().removeIf(at -> group.committedAtMillis() - at > LATELY_MILLIS);
        if (readings > 0) {
            // Weighted by readings: a few live batches of 40 must not make a backlog of 4,000 each look small.
            batchReadings = Math.max(squares / readings, batchReadings + WEIGHT * (squares / readings - batchReadings));
            double rate = readings / Math.max(1, took.toMillis()) * 1_000;
            readingsPerSecond += WEIGHT * (rate - readingsPerSecond);
        }
    }

    /** The same for every gateway, at this moment. */
    Credit now() {
        boolean crowded = queue.fill() > CROWDED;
        double room = crowded ? 1 : CROWDED * Math.min(IngestQueue.BATCHES, IngestQueue.READINGS / batchReadings);
        int gateways = Math.max(1, heardAtMillis.size());
        int batches = (int) Math.max(1, Math.min(MOST_BATCHES, room / gateways));
        int bulk = crowded ? (int) Math.max(1, readingsPerSecond / gateways) : 0;
        return new Credit(batches, bulk);
    }
}
