package io.wardgate.simulator.faults.control;

import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.power.PowerRig;
import io.wardgate.simulator.faults.store.Ledger;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * The product's own H2 with {@code WRITE_DELAY=0} and no sync must be seen losing in most power cuts: else the rig does
 * not take away what was not flushed.
 */
public final class UnsyncedControl implements FaultTest {

    private static final int LEAST_ACKNOWLEDGEMENTS = 20;
    private static final int MOST_ACKNOWLEDGEMENTS = 200;
    private static final int THREADS = 2;

    @Override
    public String name() {
        return "control-unsynced";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(3, 10);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return PowerRig.obstacle(run.folder());
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        AtomicInteger losing = new AtomicInteger();
        SideBySide.run(run.rounds(), THREADS, round -> {
            if (cutOnce(run, round) > 0) {
                losing.incrementAndGet();
            }
        });
        if (losing.get() * 2 > run.rounds()) {
            run.tally().remark("must lose, and was seen to in " + losing + " cuts");
        } else {
            run.tally()
                    .miss(name() + " seed " + run.seed() + ": only " + losing + " of " + run.rounds()
                            + " cuts lost commits that nobody had synced");
        }
    }

    private static long cutOnce(FaultRun run, int round) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(run.seedOf(round));
        Path folder = run.folderOf(round);
        Ledger ledger = new Ledger();
        long lost;
        try (PowerRig rig = PowerRig.open(folder)) {
            rowStore(rig.mounted())
                    .write(ledger, folder.resolve("child.log"), 1)
                    .breakAfter(random.nextInt(LEAST_ACKNOWLEDGEMENTS, MOST_ACKNOWLEDGEMENTS), random, rig::cut);
            try (PowerRig.Recovered disk = rig.recover()) {
                lost = rowStore(disk.mounted()).lost(ledger);
            }
        }
        run.tally().add(Count.ACKNOWLEDGED, ledger.acknowledged().size());
        run.tally().add(Count.LOST, lost);
        run.tally().roundDone();
        FaultRun.remove(folder);
        return lost;
    }

    private static RowStore rowStore(Path disk) throws IOException {
        try {
            Path h2 = Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new RowStore(h2, disk.resolve("database"), ";WRITE_DELAY=0");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
