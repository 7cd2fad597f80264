package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.machine.Machine;
import io.wardgate.simulator.faults.proxy.AnswerTrap;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.failover.FailoverSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A mosquitto between gateway and receiver is killed with -9 while the gateway drains, and started again; it keeps
 * nothing. After even seeds an answer is on its way to the gateway and dies with the broker: committed, and nobody
 * knows; after odd ones it dies at any moment. Several kills in a row hit one broker; in the end all is in the
 * receiver's database exactly once.
 */
public final class BrokerKillTest implements FaultTest {

    private static final int KILLS_IN_A_ROW = 5;
    private static final int THREADS = 4;
    private static final int MOST_STEPS = 20;
    private static final int MOST_ANSWERS = 10;
    private static final int CATCH_STEPS = 1_500;
    private static final long STEP_MILLIS = 20;
    private static final int MOST_DEAD_MILLIS = 100;
    private static final int REST_STEPS = 6_000;

    @Override
    public String name() {
        return "broker-kill";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(20, 200);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return Machine.missing(List.of("mosquitto"));
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        int rows = (run.rounds() + KILLS_IN_A_ROW - 1) / KILLS_IN_A_ROW;
        SideBySide.run(rows, THREADS, row -> killInARow(run, row * KILLS_IN_A_ROW));
    }

    private void killInARow(FaultRun run, int first) throws IOException, InterruptedException {
        int end = Math.min(run.rounds(), first + KILLS_IN_A_ROW);
        Path folder = run.folderOf(first);
        String where = name() + " seed " + run.seedOf(first);
        WardBatches ward = new WardBatches(new SplittableRandom(run.seedOf(first)));
        try (Mosquitto broker = Mosquitto.start(folder);
                ReceiverProcess receiver = ReceiverProcess.behindBroker(run.project(), folder, broker.port());
                FaultProxy link = new FaultProxy(broker.port(), run.seedOf(first), any -> Weather.calm());
                WardGateway gateway =
                        new WardGateway(folder.resolve("buffer"), ward, FailoverSettings.DEFAULT, link.port())) {
            for (int round = first; round < end; round++) {
                killOnce(run, run.seedOf(round), broker, receiver, link, gateway);
                run.tally().roundDone();
            }
            gateway.awaitStored();
            for (int step = 0; step < REST_STEPS && gateway.pending(Lane.values()) > 0; step++) {
                receiver.idle(STEP_MILLIS);
            }
            if (gateway.pending(Lane.values()) > 0) {
                run.tally()
                        .miss(where + ": " + gateway.pending(Lane.values())
                                + " batches still wait two minutes after the last kill");
            }
            receiver.stop();
        }
        StoredWard.check(ReceiverProcess.databaseUrl(folder), ward.readings(), run.tally(), where);
    }

    private void killOnce(
            FaultRun run, long seed, Mosquitto broker, ReceiverProcess receiver, FaultProxy link, WardGateway gateway)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        // Only what is under way can get lost: the gateway must be through to the receiver again before it strikes.
        if (!gateway.awaitAnswer(receiver)) {
            run.tally().miss(name() + " seed " + seed + ": no answer for a minute");
        }
        if (seed % 2 == 0) {
            AnswerTrap trap = new AnswerTrap(random.nextInt(MOST_ANSWERS));
            link.trap(trap);
            boolean caught = false;
            for (int step = 0; step < CATCH_STEPS && !caught; step++) {
                seal(gateway, random);
                caught = trap.await(STEP_MILLIS);
            }
            if (!caught) {
                run.tally().miss(name() + " seed " + seed + ": no answer came to be caught");
            }
        } else {
            for (int step = random.nextInt(1, MOST_STEPS); step > 0; step--) {
                seal(gateway, random);
                receiver.idle(random.nextLong(STEP_MILLIS));
            }
        }
        broker.kill();
        receiver.idle(random.nextInt(MOST_DEAD_MILLIS));
        broker.startAgain();
        link.trap(null);
    }

    private static void seal(WardGateway gateway, SplittableRandom random) {
        gateway.routine();
        if (random.nextInt(4) == 0) {
            var unused = gateway.emergency();
        }
    }
}
