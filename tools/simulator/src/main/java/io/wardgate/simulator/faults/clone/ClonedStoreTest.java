package io.wardgate.simulator.faults.clone;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.store.Appender;
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
 * A store is copied, both copies live on, then one is put back to the copy's state and lives on again, and at last
 * without its epoch file. Every open has an epoch of its own, no id ever stands for two bodies, and each copy keeps
 * what it had acknowledged.
 */
public final class ClonedStoreTest implements FaultTest {

    private static final int MOST_BATCHES = 20;
    private static final int MOST_READINGS = 60;
    private static final int THREADS = 2;
    private static final int CAPACITY_MEGABYTES = 512;

    private final StoreKind kind;

    public ClonedStoreTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "clone-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(3, 25);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        SideBySide.run(run.rounds(), THREADS, round -> cloneOnce(run, round));
    }

    private void cloneOnce(FaultRun run, int round) throws IOException {
        SplittableRandom random = new SplittableRandom(run.seedOf(round));
        Path folder = run.folderOf(round);
        String where = name() + " seed " + run.seedOf(round);
        Path original = folder.resolve("original");
        Path backup = folder.resolve("backup");
        Path clone = folder.resolve("clone");
        Ledger ofOriginal = new Ledger();
        live(run, where, original, ofOriginal, random);
        copy(original, backup);
        copy(original, clone);
        Ledger ofBackup = ofOriginal.fork();
        Ledger ofClone = ofOriginal.fork();
        live(run, where, original, ofOriginal, random);
        live(run, where, clone, ofClone, random);
        live(run, where, backup, ofBackup, random);
        Files.deleteIfExists(backup.resolve("epoch"));
        live(run, where, backup, ofBackup, random);
        live(run, where, original, ofOriginal, random);
        for (Ledger ledger : List.of(ofOriginal, ofClone, ofBackup)) {
            new StoreCheck(ledger, run.tally(), where).count();
        }
        run.tally().roundDone();
        FaultRun.remove(folder);
    }

    /** One life: opens, checks what earlier lives left, appends. */
    private void live(FaultRun run, String where, Path directory, Ledger ledger, SplittableRandom random) {
        Appender appender = new Appender(ledger, random.split());
        try (StoreUnderTest open = StoreUnderTest.open(kind, directory, CAPACITY_MEGABYTES, ledger.drops())) {
            ledger.opened(open.store().epoch());
            List<CompletableFuture<?>> appended = new ArrayList<>();
            for (int count = random.nextInt(1, MOST_BATCHES); count > 0; count--) {
                appended.add(appender.append(open.store(), Lane.ofNumber(random.nextInt(4)), MOST_READINGS));
            }
            appended.forEach(CompletableFuture::join);
            new StoreCheck(ledger, run.tally(), where + " " + directory.getFileName()).check(open.store());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
