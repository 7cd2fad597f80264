package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.api.buffer.BufferStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * The process that is killed: uses a store at random until somebody ends it, and prints the lines of {@link Ledger}.
 *
 * <p>The main thread decides; acknowledgements are printed by the store's own thread the moment they come.
 */
public final class StoreChild {

    private static final int MOST_SETTLED = 12;
    private static final int MOST_REPLACED = 6;
    private static final int READ = 16;
    private static final int DEVICES = 16;
    private static final int CAPACITY_MEGABYTES = 512;

    private final StoreKind kind;
    private final Path directory;
    private final Phase phase;
    private final SplittableRandom random;
    private final SampleBatches batches;
    private final LedgerLines lines = new LedgerLines(System.out);
    private final DropRegister drops = lines;
    private final Semaphore inFlight = new Semaphore(0);
    private final Map<Lane, ConcurrentLinkedDeque<BatchKey>> stored = new EnumMap<>(Lane.class);
    private StoreUnderTest open;

    private StoreChild(StoreKind kind, Path directory, Phase phase, long seed) {
        this.kind = kind;
        this.directory = directory;
        this.phase = phase;
        this.random = new SplittableRandom(seed);
        this.batches = new SampleBatches(random.split(), 1, DEVICES);
        this.open = open();
        inFlight.release(phase.inFlight);
    }

    /** Arguments: kind, directory, phase, seed. */
    public static void main(String[] arguments) throws InterruptedException {
        ParentWatch.start();
        StoreChild child = new StoreChild(
                StoreKind.valueOf(arguments[0]),
                Path.of(arguments[1]),
                Phase.valueOf(arguments[2]),
                Long.parseLong(arguments[3]));
        while (true) {
            child.step();
        }
    }

    private StoreUnderTest open() {
        StoreUnderTest opened = StoreUnderTest.open(kind, directory, CAPACITY_MEGABYTES, drops);
        lines.opened(opened.store().epoch());
        for (Lane lane : Lane.values()) {
            ConcurrentLinkedDeque<BatchKey> waiting = new ConcurrentLinkedDeque<>();
            opened.store().unacknowledged(lane, null, Integer.MAX_VALUE).stream()
                    .map(batch -> BatchKey.of(batch.id()))
                    .forEach(waiting::add);
            stored.put(lane, waiting);
        }
        return opened;
    }

    private void step() throws InterruptedException {
        int dice = random.nextInt(100);
        if ((dice -= phase.append) < 0) {
            append(randomLane());
        } else if ((dice -= phase.settle) < 0) {
            settle(randomLane());
        } else if ((dice -= phase.replace) < 0) {
            replace();
        } else if ((dice - phase.restart) < 0) {
            restart();
        } else {
            open.store().unacknowledged(randomLane(), null, READ);
        }
    }

    private Lane randomLane() {
        return Lane.ofNumber(Math.max(0, random.nextInt(6) - 2));
    }

    private void append(Lane lane) throws InterruptedException {
        inFlight.acquire();
        BufferStore store = open.store();
        SealedBatch batch = batches.next(store.reserve(lane), phase.mostReadings);
        BatchKey key = BatchKey.of(batch.id());
        lines.tried(batch);
        store.append(batch).whenComplete((done, failure) -> {
            if (failure == null) {
                lines.acknowledged(key);
                waiting(lane).add(key);
            }
            inFlight.release();
        });
    }

    private void settle(Lane lane) {
        List<BatchKey> some = take(lane, random.nextInt(1, MOST_SETTLED + 1));
        if (!some.isEmpty()) {
            some.forEach(lines::settled);
            BatchKey first = some.get(0);
            open.store()
                    .acknowledge(new AckRange(
                            first.epoch(),
                            lane,
                            first.sequence(),
                            some.get(some.size() - 1).sequence()));
        }
    }

    private void replace() {
        List<BatchKey> old = take(Lane.ROUTINE, random.nextInt(2, MOST_REPLACED + 1));
        if (old.isEmpty()) {
            return;
        }
        BufferStore store = open.store();
        List<SealedBatch> fresh = new ArrayList<>();
        for (int count = random.nextInt(1, 3); count > 0; count--) {
            SealedBatch batch = batches.next(store.reserve(Lane.ROUTINE), phase.mostReadings * 2);
            lines.tried(batch);
            fresh.add(batch);
        }
        List<BatchKey> freshKeys =
                fresh.stream().map(batch -> BatchKey.of(batch.id())).toList();
        lines.replacing(old, freshKeys);
        try {
            store.replace(fresh, old.stream().map(BatchKey::id).toList()).join();
        } catch (CompletionException e) {
            return; // the disk is gone, and soon this process
        }
        freshKeys.forEach(lines::acknowledged);
        old.forEach(lines::settled);
        waiting(Lane.ROUTINE).addAll(freshKeys);
    }

    /** Closes in order and opens again; nothing may be on its way. */
    private void restart() throws InterruptedException {
        inFlight.acquire(phase.inFlight);
        open.close();
        open = open();
        inFlight.release(phase.inFlight);
    }

    /** Takes the oldest of a lane, all of one epoch and with rising numbers, so that a range names them. */
    private List<BatchKey> take(Lane lane, int most) {
        List<BatchKey> taken = new ArrayList<>();
        ConcurrentLinkedDeque<BatchKey> waiting = waiting(lane);
        for (BatchKey next = waiting.peek(); next != null && taken.size() < most; next = waiting.peek()) {
            if (!taken.isEmpty()) {
                BatchKey last = taken.get(taken.size() - 1);
                if (last.epoch() != next.epoch() || last.sequence() + 1 != next.sequence()) {
                    break;
                }
            }
            taken.add(next);
            waiting.remove();
        }
        return taken;
    }

    private ConcurrentLinkedDeque<BatchKey> waiting(Lane lane) {
        return stored.computeIfAbsent(lane, any -> new ConcurrentLinkedDeque<>());
    }
}
