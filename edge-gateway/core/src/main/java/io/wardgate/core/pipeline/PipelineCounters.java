package io.wardgate.core.pipeline;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import java.util.concurrent.atomic.AtomicLongArray;

/** What became of advertisements and readings since start. Safe from any thread; one writer at a time. */
public final class PipelineCounters {

    private static final int OUTCOMES = Outcome.values().length;
    private static final int ADVERTISEMENTS = OUTCOMES;
    private static final int READINGS = OUTCOMES + 1;
    private static final int EMERGENCIES = OUTCOMES + 2;
    private static final int DUPLICATES = OUTCOMES + 3;
    private static final int DECODER_FAULTS = OUTCOMES + 4;

    private final AtomicLongArray counts = new AtomicLongArray(OUTCOMES + 5);

    void advertisement() {
        counts.incrementAndGet(ADVERTISEMENTS);
    }

    void outcome(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }

    void reading(boolean emergency) {
        counts.incrementAndGet(READINGS);
        if (emergency) {
            counts.incrementAndGet(EMERGENCIES);
        }
    }

    void duplicate() {
        counts.incrementAndGet(DUPLICATES);
    }

    void decoderFault() {
        counts.incrementAndGet(DECODER_FAULTS);
    }

    public long advertisements() {
        return counts.get(ADVERTISEMENTS);
    }

    public long of(Outcome outcome) {
        return counts.get(outcome.ordinal());
    }

    /** Readings that went on to a lane: new, numbered, cleaned. */
    public long readings() {
        return counts.get(READINGS);
    }

    public long emergencies() {
        return counts.get(EMERGENCIES);
    }

    /** Records that were repeated: refused by the deduper, before or after they were built. */
    public long duplicates() {
        return counts.get(DUPLICATES);
    }

    /** Advertisements on which the decoder threw, against its contract; they were skipped. */
    public long decoderFaults() {
        return counts.get(DECODER_FAULTS);
    }
}
