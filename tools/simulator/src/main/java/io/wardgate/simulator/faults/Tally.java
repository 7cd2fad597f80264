package io.wardgate.simulator.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** What came of the rounds of one test. Safe from any thread: rounds run side by side. */
public final class Tally {

    private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<String> misses = new CopyOnWriteArrayList<>();
    private final List<String> remarks = new CopyOnWriteArrayList<>();

    public void add(Count count, long number) {
        counts.addAndGet(count.ordinal(), number);
    }

    public long get(Count count) {
        return counts.get(count.ordinal());
    }

    public void roundDone() {
        rounds.incrementAndGet();
    }

    public int rounds() {
        return rounds.get();
    }

    /** Something that must not be; the text names the seed. */
    public void miss(String text) {
        misses.add(text);
    }

    public List<String> misses() {
        return List.copyOf(misses);
    }

    /** Something worth a place in the table beside the figures. */
    public void remark(String text) {
        remarks.add(text);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
