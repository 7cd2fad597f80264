package io.wardgate.simulator.faults.damage;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.store.Appender;
import io.wardgate.simulator.faults.store.BatchKey;
import io.wardgate.simulator.faults.store.Ledger;
import io.wardgate.simulator.faults.store.StoreCheck;
import io.wardgate.simulator.faults.store.StoreKind;
import io.wardgate.simulator.faults.store.StoreUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of a closed store is damaged: after the next start every acknowledged batch is handed out unchanged or
 * declared as lost, the store goes on working, and the start after that finds the same.
 */
public final class CorruptionTest implements FaultTest {

    private static final int LIVES = 2;
    private static final int BATCHES_OF_A_LIFE = 30;
    private static final int BATCHES_AFTERWARDS = 8;
    private static final int MOST_READINGS = 300;
    private static final int SETTLED_PERCENT = 20;
    private static final int THREADS = 2;
    private static final int CAPACITY_MEGABYTES = 512;

    private final StoreKind kind;

    public CorruptionTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "corruption-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(50, 250);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        SideBySide.run(run.rounds(), THREADS, round -> damageOnce(run, round));
    }

    private void damageOnce(FaultRun run, int round) throws IOException {
        SplittableRandom random = new SplittableRandom(run.seedOf(round));
        Path folder = run.folderOf(round);
        Path directory = folder.resolve("buffer");
        Ledger ledger = new Ledger();
        Appender appender = new Appender(ledger, random.split());
        for (int life = 0; life < LIVES; life++) {
            fill(directory, ledger, appender, random);
        }
        Path victim = pick(directory, random);
        Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        damage.strike(victim, random);
        String where = name() + " seed " + run.seedOf(round) + " (" + damage + " of " + victim.getFileName() + ")";
        int before = run.tally().misses().size();
        StoreCheck check = new StoreCheck(ledger, run.tally(), where);
        try {
            goOn(directory, ledger, appender, check);
            reopen(directory, ledger, check);
        } catch (RuntimeException e) {
            run.tally().miss(where + ": the store does not go on: " + e);
        }
        check.count();
        run.tally().roundDone();
        if (run.tally().misses().size() == before) {
            FaultRun.remove(folder);
        }
    }

    private void fill(Path directory, Ledger ledger, Appender appender, SplittableRandom random) {
        try (StoreUnderTest open = open(directory, ledger)) {
            List<CompletableFuture<BatchKey>> appended = new ArrayList<>();
            for (int i = 0; i < BATCHES_OF_A_LIFE; i++) {
                Lane lane = Lane.ofNumber(Math.max(0, random.nextInt(6) - 2));
                appended.add(appender.append(open.store(), lane, MOST_READINGS));
                if (random.nextInt(4) == 0) {
                    appended.get(i).join(); // what has waited until now shares one commit
                }
            }
            for (CompletableFuture<BatchKey> batch : appended) {
                BatchKey key = batch.join();
                if (random.nextInt(100) < SETTLED_PERCENT) {
                    appender.settle(open.store(), key);
                }
            }
        }
    }

    private void goOn(Path directory, Ledger ledger, Appender appender, StoreCheck check) {
        try (StoreUnderTest open = open(directory, ledger)) {
            check.check(open.store());
            for (int i = 0; i < BATCHES_AFTERWARDS; i++) {
                appender.append(open.store(), Lane.ofNumber(i % 4), MOST_READINGS)
                        .join();
            }
            check.check(open.store());
        }
    }

    private void reopen(Path directory, Ledger ledger, StoreCheck check) {
        try (StoreUnderTest open = open(directory, ledger)) {
            check.check(open.store());
        }
    }

    private StoreUnderTest open(Path directory, Ledger ledger) {
        StoreUnderTest open = StoreUnderTest.open(kind, directory, CAPACITY_MEGABYTES, ledger.drops());
        BufferStore store = open.store();
        ledger.opened(store.epoch());
        return open;
    }

    /** Any file with something in it: data, catalogue or epoch. */
    private static Path pick(Path directory, SplittableRandom random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isRegularFile(entry) && Files.size(entry) > 0) {
                    files.add(entry);
                }
            }
        }
        return files.get(random.nextInt(files.size()));
    }
}
