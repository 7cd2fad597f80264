package io.wardgate.simulator.faults.sync;

import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.machine.Machine;
import io.wardgate.simulator.faults.store.ChildRun;
import io.wardgate.simulator.faults.store.JavaCommand;
import io.wardgate.simulator.faults.store.Ledger;
import io.wardgate.simulator.faults.store.Phase;
import io.wardgate.simulator.faults.store.StoreChild;
import io.wardgate.simulator.faults.store.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Traces the system calls of a process that appends 1,000 batches one by one: between the line that announces a batch
 * and the one that acknowledges it there is a sync that succeeded.
 */
public final class SyncTest implements FaultTest {

    private static final int COMMITS = 1_000;

    private final StoreKind kind;

    public SyncTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "sync-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(1, 1);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return Machine.missing(List.of("strace"));
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        for (int round = 0; round < run.rounds(); round++) {
            Path folder = run.folderOf(round);
            Path trace = folder.resolve("trace");
            List<String> command = new ArrayList<>(List.of(
                    "strace",
                    "-f",
                    "-qq",
                    "-e",
                    "trace=fsync,fdatasync,msync,write",
                    "-e",
                    "signal=none",
                    "-o",
                    trace.toString()));
            command.addAll(JavaCommand.of(
                    System.getProperty("java.class.path"),
                    StoreChild.class,
                    List.of(
                            kind.name(),
                            folder.resolve("buffer").toString(),
                            Phase.ONE_BY_ONE.name(),
                            Long.toString(run.seedOf(round)))));
            int acknowledged = ChildRun.start(new Ledger(), folder.resolve("child.log"), command)
                    .breakAfter(COMMITS, new SplittableRandom(run.seedOf(round)), () -> {});
            int bare = SyncTrace.read(trace).unsynced();
            run.tally().add(Count.ACKNOWLEDGED, acknowledged);
            run.tally().roundDone();
            if (bare > 0 || acknowledged < COMMITS) {
                run.tally()
                        .miss(name() + " seed " + run.seedOf(round) + ": " + acknowledged + " acknowledgements, " + bare
                                + " without a sync before them, see " + trace);
                return;
            }
            run.tally().remark(acknowledged + " commits, each synced before its acknowledgement");
            FaultRun.remove(folder);
        }
    }
}
