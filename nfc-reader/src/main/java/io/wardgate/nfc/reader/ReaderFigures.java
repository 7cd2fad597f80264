package io.wardgate.nfc.reader;

import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.ReaderStatistics.State;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts and state of one reader, which outlive its starts. Written by its thread, read by any. */
public final class ReaderFigures {

    final AtomicLong seen = new AtomicLong();
    final AtomicLong gone = new AtomicLong();
    final AtomicLong collisions = new AtomicLong();
    private final AtomicLong polls = new AtomicLong();
    private final Supplier<Map<String, Long>> own;
    private volatile Situation situation = new Situation(State.STOPPED, "not started");

    private record Situation(State state, String detail) {}

    /** @param own what only this kind of reader counts, by name; safe from any thread */
    public ReaderFigures(Supplier<Map<String, Long>> own) {
        this.own = own;
    }

    /** A look for tags was answered. */
    public void polled() {
        polls.incrementAndGet();
    }

    public void situation(State state, String detail) {
        situation = new Situation(state, detail);
    }

    public ReaderStatistics statistics() {
        Situation now = situation;
        return new ReaderStatistics(
                now.state(), now.detail(), polls.get(), seen.get(), gone.get(), collisions.get(), own.get());
    }
}
