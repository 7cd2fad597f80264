package io.wardgate.core.health;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.core.event.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Declared losses that wait for their batch. Losses of one device, boot, lane and reason are one entry that counts, and
 * beyond {@link #MAX_ENTRIES} devices are no longer told apart: however long the store is away, memory is bounded and
 * no count is lost.
 *
 * <p>Two kinds stay as they are: a range of stored batches, which the receiver counts once however often it is declared,
 * and a loss whose owner waits for its record to reach the disk. Both come from the store and are as few as its batches.
 *
 * <p>Safe from any thread.
 */
public class DeclaredDrops implements DropRegister {

    static final int MAX_ENTRIES = 4_096;

    private final Map<Key, Drop> merged = new LinkedHashMap<>();
    private final Deque<Waiting<Drop>> single = new ArrayDeque<>();
    private final AtomicLong declared = new AtomicLong();

    private record Key(long deviceId, int boot, Lane lane, DropReason reason) {

        static Key of(Drop drop) {
            return new Key(drop.deviceId(), drop.boot(), drop.lane(), drop.reason());
        }
    }

    @Override
    public void declare(Drop drop) {
        declare(drop, Waiting.NOBODY);
    }

    @Override
    public void declare(Drop drop, Runnable whenStored) {
        boolean rangeOfBatches = drop.epoch() != 0;
        if (drop.count() < (rangeOfBatches ? 0 : 1)) {
            throw new IllegalArgumentException("a drop counts at least 1, or 0 for a range of batches: " + drop);
        }
        declared.addAndGet(drop.count());
        add(new Waiting<>(drop, whenStored));
    }

    /** Puts drops back whose batch did not reach the store; they were counted when first declared. */
    public void restore(List<Waiting<Drop>> taken) {
        taken.forEach(this::add);
    }

    /** Takes out up to so many entries, single ones first, then oldest first. */
    public synchronized List<Waiting<Drop>> take(int atMost) {
        List<Waiting<Drop>> taken = new ArrayList<>();
        while (taken.size() < atMost && !single.isEmpty()) {
            taken.add(single.removeFirst());
        }
        Iterator<Drop> oldest = merged.values().iterator();
        while (oldest.hasNext() && taken.size() < atMost) {
            taken.add(new Waiting<>(oldest.next(), Waiting.NOBODY));
            oldest.remove();
        }
        return taken;
    }

    public synchronized int waiting() {
        return single.size() + merged.size();
    }

    /** Readings (or advertisements, or batches) declared lost since start. */
    public long declared() {
        return declared.get();
    }

    private synchronized void add(Waiting<Drop> declaration) {
        Drop drop = declaration.what();
        if (declaration.isAwaited() || drop.epoch() != 0) {
            single.addLast(declaration);
            return;
        }
        Key key = Key.of(drop);
        if (merged.size() >= MAX_ENTRIES && !merged.containsKey(key)) {
            Drop anonymous = new Drop(0, drop.lane(), 0, 0, 0, drop.count(), drop.reason());
            merged.merge(Key.of(anonymous), anonymous, DeclaredDrops::merged);
        } else {
            merged.merge(key, drop, DeclaredDrops::merged);
        }
    }

    /** Both as one: a range that spans both, unless one of them has none. */
    private static Drop merged(Drop one, Drop other) {
        boolean ranged = hasRange(one) && hasRange(other);
        return new Drop(
                one.deviceId(),
                one.lane(),
                one.boot(),
                ranged ? Math.min(one.fromSequence(), other.fromSequence()) : 0,
                ranged ? Math.max(one.toSequence(), other.toSequence()) : 0,
                one.count() + other.count(),
                one.reason());
    }

    /** A single record 0 is a range too: only several without numbers have none. */
    private static boolean hasRange(Drop drop) {
        return drop.toSequence() > 0 || (drop.count() == 1 && drop.deviceId() != 0);
    }
}
