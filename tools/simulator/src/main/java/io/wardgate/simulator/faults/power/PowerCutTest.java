package io.wardgate.simulator.faults.power;

import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.store.ChildRun;
import io.wardgate.simulator.faults.store.Ledger;
import io.wardgate.simulator.faults.store.OpenTimes;
import io.wardgate.simulator.faults.store.Phase;
import io.wardgate.simulator.faults.store.StoreCheck;
import io.wardgate.simulator.faults.store.StoreChild;
import io.wardgate.simulator.faults.store.StoreKind;
import io.wardgate.simulator.faults.store.StoreUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The power goes while a process appends, drains, rolls files, replaces batches, or does all by turns; the disk that is
 * found afterwards must hold all that was acknowledged. The phase follows from the seed and the kind of
 * store, so that a short run sees all of them.
 */
public final class PowerCutTest implements FaultTest {

    private static final int MOST_ACKNOWLEDGEMENTS = 120;
    private static final int THREADS = 2;
    private static final int CAPACITY_MEGABYTES = 512;

    private final StoreKind kind;
    private final OpenTimes openTimes = new OpenTimes();

    public PowerCutTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "power-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(3, 50);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return PowerRig.obstacle(run.folder());
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        SideBySide.run(run.rounds(), THREADS, round -> cutOnce(run, round));
        openTimes.report(run.tally(), name());
    }

    private Phase phase(long seed) {
        int phases = Phase.values().length;
        return Phase.values()[(int) Math.floorMod(seed + (long) kind.ordinal() * phases / 2, (long) phases)];
    }

    private void cutOnce(FaultRun run, int round) throws IOException, InterruptedException {
        long seed = run.seedOf(round);
        SplittableRandom random = new SplittableRandom(seed);
        Phase phase = phase(seed);
        Path folder = run.folderOf(round);
        Ledger ledger = new Ledger();
        int lost;
        try (PowerRig rig = PowerRig.open(folder)) {
            int acknowledged = ChildRun.start(
                            ledger,
                            folder.resolve("child.log"),
                            StoreChild.class,
                            List.of(
                                    kind.name(),
                                    rig.mounted().resolve("buffer").toString(),
                                    phase.name(),
                                    Long.toString(seed)))
                    .breakAfter(random.nextInt(1, MOST_ACKNOWLEDGEMENTS + 1), random, rig::cut);
            if (acknowledged == 0) {
                run.tally().miss(name() + " seed " + seed + ": the child acknowledged nothing, see " + folder);
            }
            StoreCheck check = new StoreCheck(ledger, run.tally(), name() + " seed " + seed + " (" + phase + ")");
            try (PowerRig.Recovered disk = rig.recover();
                    StoreUnderTest open = openTimes.of(() -> StoreUnderTest.open(
                            kind, disk.mounted().resolve("buffer"), CAPACITY_MEGABYTES, ledger.drops()))) {
                ledger.opened(open.store().epoch());
                lost = check.check(open.store());
            }
            check.count();
        }
        run.tally().roundDone();
        if (lost == 0) {
            FaultRun.remove(folder);
        }
    }
}
