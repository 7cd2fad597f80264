package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every loss that a store declared. Counts as stored at once: the book outlives the store under test. */
public final class DropBook implements DropRegister {

    private final List<Drop> drops = new CopyOnWriteArrayList<>();

    @Override
    public void declare(Drop drop) {
        drops.add(drop);
    }

    @Override
    public void declare(Drop drop, Runnable whenStored) {
        declare(drop);
        whenStored.run();
    }

    /** Whether the loss of this batch was declared; a drop of epoch 0 speaks of any. */
    boolean covers(BatchKey key) {
        return drops.stream()
                .anyMatch(drop -> drop.lane() == key.lane()
                        && (drop.epoch() == 0 || drop.epoch() == key.epoch())
                        && drop.fromSequence() <= key.sequence()
                        && key.sequence() <= drop.toSequence());
    }

    /** The line of a ledger. */
    static String line(Drop drop) {
        return String.format(
                "L %s %016x %d %d %d %s",
                drop.lane(), drop.epoch(), drop.fromSequence(), drop.toSequence(), drop.count(), drop.reason());
    }

    static Drop parse(String[] words) {
        return new Drop(
                0,
                Lane.valueOf(words[1]),
                0,
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                DropReason.valueOf(words[6]),
                Long.parseUnsignedLong(words[2], 16));
    }
}
