package io.wardgate.core.pipeline;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What became of advertisements and readings since start. Safe from any thread; one writer at a time. */
public final class PipelineCounters {

    private final Map<Outcome, AtomicLong> outcomes = new EnumMap<>(Outcome.class);
    private final AtomicLong advertisements = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();
    private final AtomicLong emergencies = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong decoderFaults = new AtomicLong();

    PipelineCounters() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new AtomicLong());
        }
    }

    void advertisement() {
        advertisements.incrementAndGet();
    }

    void outcome(Outcome outcome) {
        counter(outcome).incrementAndGet();
    }

    void reading(boolean emergency) {
        readings.incrementAndGet();
        if (emergency) {
            emergencies.incrementAndGet();
        }
    }

    void duplicate() {
        duplicates.incrementAndGet();
    }

    void decoderFault() {
        decoderFaults.incrementAndGet();
    }

    public long advertisements() {
        return advertisements.get();
    }

    public long of(Outcome outcome) {
        return counter(outcome).get();
    }

    /** Readings that went on to a lane: new, numbered, cleaned. */
    public long readings() {
        return readings.get();
    }

    public long emergencies() {
        return emergencies.get();
    }

    /** Records that were repeated: refused by the deduper, before or after they were built. */
    public long duplicates() {
        return duplicates.get();
    }

    /** Advertisements on which the decoder threw, against its contract; they were skipped. */
    public long decoderFaults() {
        return decoderFaults.get();
    }

    private AtomicLong counter(Outcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome));
    }
}
