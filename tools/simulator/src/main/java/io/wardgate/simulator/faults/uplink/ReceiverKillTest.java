package io.wardgate.simulator.faults.uplink;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.proxy.AnswerTrap;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.store.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The receiver is killed with -9 while a gateway drains to it: after even seeds exactly between a commit and its answer
 * (the link catches the answer, and nobody hears of it), after odd ones at any moment. Several kills in a row hit one
 * receiver; in the end all is in its database exactly once.
 */
public final class ReceiverKillTest implements FaultTest {

    private static final int KILLS_IN_A_ROW = 5;
    private static final int THREADS = 4;
    private static final int MOST_READINGS = 30;
    private static final int MOST_ANSWERS = 20;
    private static final int MOST_MOMENT_MILLIS = 400;
    private static final int BATCHES_OF_A_STEP = 4;
    private static final long STEP_MILLIS = 20;
    private static final int CATCH_STEPS = 1_500;
    private static final int DRAIN_STEPS = 3_000;

    @Override
    public String name() {
        return "receiver-kill";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(20, 200);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        int rows = (run.rounds() + KILLS_IN_A_ROW - 1) / KILLS_IN_A_ROW;
        SideBySide.run(rows, THREADS, row -> killInARow(run, row * KILLS_IN_A_ROW));
    }

    private void killInARow(FaultRun run, int first) throws IOException, InterruptedException {
        int end = Math.min(run.rounds(), first + KILLS_IN_A_ROW);
        long seed = run.seedOf(first);
        Path folder = run.folderOf(first);
        Delivery delivery;
        try (ReceiverProcess receiver = ReceiverProcess.start(run.project(), folder);
                FaultProxy link = new FaultProxy(receiver.mqttPort(), seed, any -> Weather.calm());
                DrainingGateway gateway = new DrainingGateway(
                        StoreKind.H2,
                        "GW-KILL-" + seed,
                        1,
                        folder.resolve("buffer"),
                        link.port(),
                        new SplittableRandom(seed))) {
            for (int round = first; round < end; round++) {
                killOnce(run, round, receiver, link, gateway);
                run.tally().roundDone();
            }
            for (int step = 0; gateway.pendingBatches() > 0 && step < DRAIN_STEPS; step++) {
                receiver.idle(STEP_MILLIS);
            }
            if (gateway.pendingBatches() > 0) {
                run.tally()
                        .miss(name() + " seed " + seed + ": " + gateway.pendingBatches()
                                + " batches still wait a minute after the last kill");
            }
            delivery = gateway.delivered();
            receiver.stop();
        }
        Delivery.check(List.of(delivery), ReceiverProcess.database(folder), run.tally(), name());
    }

    private void killOnce(FaultRun run, int round, ReceiverProcess receiver, FaultProxy link, DrainingGateway gateway)
            throws IOException, InterruptedException {
        long seed = run.seedOf(round);
        SplittableRandom random = new SplittableRandom(seed);
        if (seed % 2 == 0) {
            AnswerTrap trap = new AnswerTrap(random.nextInt(MOST_ANSWERS));
            link.trap(trap);
            boolean caught = false;
            for (int step = 0; !caught && step < CATCH_STEPS; step++) {
                append(gateway, random);
                caught = trap.await(STEP_MILLIS);
            }
            if (!caught) {
                run.tally().miss(name() + " seed " + seed + ": no answer came to be caught");
            }
        } else {
            for (long left = random.nextInt(MOST_MOMENT_MILLIS); left >= 0; left -= STEP_MILLIS) {
                append(gateway, random);
                receiver.idle(STEP_MILLIS);
            }
        }
        receiver.killAndRestart();
        link.trap(null);
    }

    private static void append(DrainingGateway gateway, SplittableRandom random) {
        for (int i = 0; i < BATCHES_OF_A_STEP; i++) {
            gateway.append(Lane.ofNumber(Math.max(0, random.nextInt(6) - 2)), MOST_READINGS);
        }
    }
}
