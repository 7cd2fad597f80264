package io.wardgate.simulator.faults.disk;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.machine.Machine;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The disk fills up while routine and emergency batches come, and has space again later. Nothing acknowledged is lost,
 * each append ends well or with a reason, and the store goes on without a restart. Even seeds: 8 MB of tmpfs, odd ones:
 * 64 MB of ext4 on a loop device.
 */
public final class DiskFullTest implements FaultTest {

    private static final int SPACE_MEGABYTES = 3;
    private static final int ROUTINE_READINGS = 3_000;
    private static final int EMERGENCY_READINGS = 5;
    private static final int EMERGENCY_EVERY = 8;
    private static final int REFUSED_IN_A_ROW = 12;
    private static final int MOST_BATCHES = 4_000;
    private static final int THREADS = 2;
    private static final int CAPACITY_MEGABYTES = 512;
    private static final long ANSWER_SECONDS = 2;
    private static final int RECOVERY_TRIES = 120;
    private static final long TRY_MILLIS = 500;

    private final StoreKind kind;

    public DiskFullTest(StoreKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "disk-full-" + kind.label();
    }

    @Override
    public Rounds rounds() {
        return new Rounds(2, 10);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        String lacking = Machine.obstacleToMounting(
                List.of("/dev/loop-control"), List.of("mkfs.ext4", "losetup", "mount", "umount"));
        if (lacking != null) {
            return lacking;
        }
        try (SmallDisk probe = SmallDisk.tmpfs(run.folder())) {
            return Files.isDirectory(probe.mounted()) ? null : "the mounted disk is not there";
        } catch (IOException e) {
            return "cannot mount: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        SideBySide.run(run.rounds(), THREADS, round -> fillOnce(run, round));
    }

    private void fillOnce(FaultRun run, int round) throws IOException, InterruptedException {
        Path folder = run.folderOf(round);
        boolean memory = run.seedOf(round) % 2 == 0;
        try (SmallDisk disk = memory ? SmallDisk.tmpfs(folder) : SmallDisk.ext4(folder)) {
            new Round(run, run.seedOf(round), disk).play();
        }
        run.tally().roundDone();
        FaultRun.remove(folder);
    }

    /** One disk that fills up. */
    private final class Round {

        private final FaultRun run;
        private final SmallDisk disk;
        private final SplittableRandom random;
        private final String where;
        private final Ledger ledger = new Ledger();
        private final Appender appender;
        private final StoreCheck check;
        private final Semaphore stored = new Semaphore(0);
        private final List<CompletableFuture<BatchKey>> unanswered = new ArrayList<>();
        private int emergenciesWhileFull;

        Round(FaultRun run, long seed, SmallDisk disk) {
            this.run = run;
            this.disk = disk;
            this.random = new SplittableRandom(seed);
            this.where = name() + " seed " + seed;
            this.appender = new Appender(ledger, random.split());
            this.check = new StoreCheck(ledger, run.tally(), where);
        }

        void play() throws IOException, InterruptedException {
            Path ballast = disk.fillExcept(SPACE_MEGABYTES);
            try (StoreUnderTest open = open()) {
                open.store().onAppend(stored::release);
                fill(open.store());
                check.check(open.store());
                Files.delete(ballast);
                recover(open.store(), Lane.ROUTINE);
                recover(open.store(), Lane.EMERGENCY);
                answerAll();
                check.check(open.store());
            }
            try (StoreUnderTest open = open()) {
                check.check(open.store());
            }
            check.count();
        }

        private StoreUnderTest open() {
            StoreUnderTest open =
                    StoreUnderTest.open(kind, disk.mounted().resolve("buffer"), CAPACITY_MEGABYTES, ledger.drops());
            ledger.opened(open.store().epoch());
            return open;
        }

        private void fill(BufferStore store) throws InterruptedException {
            int refused = 0;
            for (int i = 0; refused < REFUSED_IN_A_ROW; i++) {
                if (i == MOST_BATCHES) {
                    run.tally().miss(where + ": " + MOST_BATCHES + " batches did not fill the disk");
                    return;
                }
                boolean emergency = random.nextInt(EMERGENCY_EVERY) == 0;
                boolean taken = emergency
                        ? append(store, Lane.EMERGENCY, EMERGENCY_READINGS)
                        : append(store, Lane.ROUTINE, ROUTINE_READINGS);
                if (emergency && refused > 0) {
                    emergenciesWhileFull++;
                }
                if (taken && !emergency) {
                    refused = 0;
                } else if (!taken) {
                    refused++;
                }
            }
            run.say(where + ": full, " + emergenciesWhileFull + " emergencies came meanwhile");
        }

        /** Whether the store took it; what it does not answer is asked again when there is space. */
        private boolean append(BufferStore store, Lane lane, int mostReadings) throws InterruptedException {
            CompletableFuture<BatchKey> appended = appender.append(store, lane, mostReadings);
            try {
                appended.get(ANSWER_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException e) {
                if (e.getCause() == null || e.getCause().getMessage() == null) {
                    run.tally().miss(where + ": " + lane + " was refused without a reason");
                }
                return false;
            } catch (TimeoutException e) {
                unanswered.add(appended);
                return false;
            }
        }

        private void recover(BufferStore store, Lane lane) throws InterruptedException {
            for (int i = 0; i < RECOVERY_TRIES; i++) {
                if (append(store, lane, EMERGENCY_READINGS)) {
                    return;
                }
                stored.drainPermits();
                stored.tryAcquire(TRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            run.tally().miss(where + ": there is space again, but " + lane + " is not stored");
        }

        private void answerAll() throws InterruptedException {
            for (CompletableFuture<BatchKey> late : unanswered) {
                try {
                    late.get(RECOVERY_TRIES * TRY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    run.say(where + ": refused late: " + e.getCause());
                } catch (TimeoutException e) {
                    run.tally().miss(where + ": an append was never answered");
                }
            }
        }
    }
}
