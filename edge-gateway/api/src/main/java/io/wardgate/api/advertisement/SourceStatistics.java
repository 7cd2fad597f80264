package io.wardgate.api.advertisement;

import java.util.Map;

/**
 * What a source did so far. All counts are since start and only grow.
 *
 * @param state what it does now
 * @param detail one sentence on the state: the port, and if in trouble what is being done about it
 * @param reports advertising reports read from the radio
 * @param delivered advertisements handed to the sink
 * @param malformed reports or AD structures that were cut or contradictory
 * @param skippedOctets octets thrown away to find the next packet
 * @param droppedRoutine advertisements dropped because the queue was full
 * @param droppedUrgent advertisements of probable emergencies dropped because even the urgent queue was full
 * @param queued advertisements waiting now
 * @param recoverySteps steps of recovery taken, by name (rescan, reset, reopen, ...)
 */
public record SourceStatistics(
        State state,
        String detail,
        long reports,
        long delivered,
        long malformed,
        long skippedOctets,
        long droppedRoutine,
        long droppedUrgent,
        int queued,
        Map<String, Long> recoverySteps) {

    public SourceStatistics {
        recoverySteps = Map.copyOf(recoverySteps);
    }

    /** All steps of recovery. */
    public long recoveries() {
        return recoverySteps.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a source does now. */
    public enum State {
        STOPPED,
        OPENING,
        SCANNING,
        RECOVERING
    }
}
