package io.wardgate.simulator.faults.kill;

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
 * A process that appends, settles, replaces and restarts is killed with -9 after 1 to 80 acknowledgements and 0 to 30
 * ms; a fresh store on the same directory must still have all. Five kills in a row share one directory, so that files
 * of many lives lie in it.
 */
public final class KillTest implements FaultTest {

    private static final int KILLS_IN_A_ROW = 5;
    private static final int MOST_ACKNOWLEDGEMENTS = 80;
    private static final int THREADS = 3;
    private static final int CAPACITY_MEGABYTES = 512;

    private final StoreKind kind;
    private final OpenTimes openTimes = new OpenTimes();

    public KillTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "kill-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(13, 100);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        int rows = (run.rounds() + KILLS_IN_A_ROW - 1) / KILLS_IN_A_ROW;
        SideBySide.run(rows, THREADS, row -> killInARow(run, row));
        openTimes.report(run.tally(), name());
    }

    private void killInARow(FaultRun run, int row) throws IOException, InterruptedException {
        int first = row * KILLS_IN_A_ROW;
        int end = Math.min(run.rounds(), first + KILLS_IN_A_ROW);
        Path folder = run.folderOf(first);
        Path directory = folder.resolve("buffer");
        Ledger ledger = new Ledger();
        StoreCheck last = new StoreCheck(ledger, run.tally(), name());
        boolean good = true;
        for (int round = first; round < end; round++) {
            long seed = run.seedOf(round);
            SplittableRandom random = new SplittableRandom(seed);
            int acknowledged = ChildRun.start(
                            ledger,
                            folder.resolve("child.log"),
                            StoreChild.class,
                            List.of(kind.name(), directory.toString(), Phase.MIXED.name(), Long.toString(seed)))
                    .breakAfter(random.nextInt(1, MOST_ACKNOWLEDGEMENTS + 1), random, () -> {});
            if (acknowledged == 0) {
                run.tally().miss(name() + " seed " + seed + ": the child acknowledged nothing, see " + folder);
            }
            last = new StoreCheck(ledger, run.tally(), name() + " seed " + seed + " after seed " + run.seedOf(first));
            try (StoreUnderTest open =
                    openTimes.of(() -> StoreUnderTest.open(kind, directory, CAPACITY_MEGABYTES, ledger.drops()))) {
                ledger.opened(open.store().epoch());
                good &= last.check(open.store()) == 0;
            }
            run.tally().roundDone();
        }
        last.count();
        if (good) {
            FaultRun.remove(folder);
        }
    }
}
