package io.wardgate.simulator.faults.control;

import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.store.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A database that is known to lose after kill -9 must be seen losing: H2 2.5.252 with its default settings. If it is
 * not, the suite is blind, and that is the miss. Stops at the first loss.
 */
public final class LosingH2Control implements FaultTest {

    private static final String JAR = "tools/simulator/target/faults/h2-2.5.252.jar";
    private static final int MOST_ACKNOWLEDGEMENTS = 60;
    private static final long IDS_OF_A_LIFE = 1_000_000;

    @Override
    public String name() {
        return "control-h2-2.5";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(60, 60);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return Files.exists(run.project().resolve(JAR)) ? null : JAR + " is missing: ./wardgate faults fetches it";
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.folderOf(0);
        RowStore store = new RowStore(run.project().resolve(JAR), folder.resolve("database"), "");
        Ledger ledger = new Ledger();
        for (int round = 0; round < run.rounds(); round++) {
            SplittableRandom random = new SplittableRandom(run.seedOf(round));
            store.write(ledger, folder.resolve("child.log"), (round + 1) * IDS_OF_A_LIFE)
                    .breakAfter(random.nextInt(1, MOST_ACKNOWLEDGEMENTS + 1), random, () -> {});
            run.tally().roundDone();
            long lost = store.lost(ledger);
            if (lost > 0) {
                run.tally().add(Count.ACKNOWLEDGED, ledger.acknowledged().size());
                run.tally().add(Count.LOST, lost);
                run.tally().remark("must lose, and was seen to at kill " + (round + 1));
                FaultRun.remove(folder);
                return;
            }
        }
        run.tally().add(Count.ACKNOWLEDGED, ledger.acknowledged().size());
        run.tally()
                .miss(name() + " seed " + run.seed() + ": " + run.rounds()
                        + " kills of a database that is known to lose, and no loss was seen");
    }
}
