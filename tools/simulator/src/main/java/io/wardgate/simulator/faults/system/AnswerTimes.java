package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.WireException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long batches waited for their first answer, from the moment they were sealed, and how long there was none at all
 * while one waited. Safe from any thread.
 */
final class AnswerTimes {

    private final AnswerCodec codec = new AnswerCodec();
    private final Map<BatchId, Long> waiting = new HashMap<>();
    private final Map<Lane, Latencies> latencies = new EnumMap<>(Lane.class);
    private long answers;
    private long lastAnswerNanos;
    private long longestSilenceNanos;

    AnswerTimes() {
        for (Lane lane : Lane.values()) {
            latencies.put(lane, new Latencies());
        }
    }

    /** A batch was sealed now. */
    synchronized void sealed(BatchId id) {
        if (waiting.isEmpty()) {
            lastAnswerNanos = System.nanoTime();
        }
        waiting.put(id, System.nanoTime());
    }

    /** Octets came down; only answers count. */
    synchronized void heard(byte[] message) {
        try {
            answered(codec.decode(message));
        } catch (WireException e) {
            org.slf4j.LoggerFactory.getLogger(AnswerTimes.class).debug("no answer: {}", e.getMessage());
        }
    }

    /** Of the batches of this lane that were answered. */
    synchronized Latencies of(Lane lane) {
        return latencies.computeIfAbsent(lane, any -> new Latencies());
    }

    /** How many answers came that name something committed. */
    synchronized long answers() {
        return answers;
    }

    /** Batches that nobody answered. */
    synchronized int unanswered() {
        return waiting.size();
    }

    synchronized long longestSilenceMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestSilenceNanos);
    }

    private void answered(Answer answer) {
        if (answer.committed().isEmpty()) {
            return;
        }
        answers++;
        long now = System.nanoTime();
        if (!waiting.isEmpty()) {
            longestSilenceNanos = Math.max(longestSilenceNanos, now - lastAnswerNanos);
        }
        lastAnswerNanos = now;
        for (Iterator<Map.Entry<BatchId, Long>> left = waiting.entrySet().iterator(); left.hasNext(); ) {
            Map.Entry<BatchId, Long> one = left.next();
            if (answer.committed().stream().anyMatch(range -> names(range, one.getKey()))) {
                of(one.getKey().lane()).add(now - one.getValue());
                left.remove();
            }
        }
    }

    private static boolean names(AckRange range, BatchId id) {
        return range.epoch() == id.epoch()
                && range.lane() == id.lane()
                && range.fromSequence() <= id.sequence()
                && id.sequence() <= range.toSequence();
    }
}
