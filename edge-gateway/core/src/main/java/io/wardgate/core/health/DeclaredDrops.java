package io.wardgate.core.health;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import java.util.ArrayList;
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
 * <p>Safe from any thread.
 */
public class DeclaredDrops implements DropRegister {

    static final int MAX_ENTRIES = 4_096;

    private final Map<Key, Drop> waiting = new LinkedHashMap<>();
    private final AtomicLong declared = new AtomicLong();

    private record Key(long deviceId, int boot, Lane lane, DropReason reason) {

        static Key of(Drop drop) {
            return new Key(drop.deviceId(), drop.boot(), drop.lane(), drop.reason());
        }
    }

    @Override
    public void declare(Drop drop) {
        if (drop.count() < 1) {
            throw new IllegalArgumentException("a drop counts at least 1: " + drop);
        }
        declared.addAndGet(drop.count());
        add(drop);
    }

    /** Puts drops back whose batch did not reach the store; they were counted when first declared. */
    public void restore(List<Drop> drops) {
        drops.forEach(this::add);
    }

    /** Takes out up to so many entries, oldest first. */
    public synchronized List<Drop> take(int atMost) {
        List<Drop> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
        Iterator<Drop> oldest = waiting.values().iterator();
        while (oldest.hasNext() && taken.size() < atMost) {
            taken.add(oldest.next());
            oldest.remove();
        }
        return taken;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    /** Readings (or advertisements, or batches) declared lost since start. */
    public long declared() {
        return declared.get();
    }

    private synchronized void add(Drop drop) {
        Key key = Key.of(drop);
        if (waiting.size() >= MAX_ENTRIES && !waiting.containsKey(key)) {
            Drop anonymous = new Drop(0, drop.lane(), 0, 0, 0, drop.count(), drop.reason());
            waiting.merge(Key.of(anonymous), anonymous, DeclaredDrops::merged);
        } else {
            waiting.merge(key, drop, DeclaredDrops::merged);
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
