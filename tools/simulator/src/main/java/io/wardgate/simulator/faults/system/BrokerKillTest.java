package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.machine.Machine;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.failover.FailoverSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A mosquitto between gateway and receiver is killed with -9 at any moment while the gateway drains, and started again;
 * it keeps nothing. In the end all is in the receiver's database exactly once.
 */
public final class BrokerKillTest implements FaultTest {

    private static final int MOST_STEPS = 20;
    private static final long STEP_MILLIS = 20;
    private static final int MOST_DEAD_MILLIS = 100;
    private static final int BATCHES_AFTER = 5;
    private static final int REST_STEPS = 3_000;

    @Override
    public String name() {
        return "broker-kill";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(5, 200);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return Machine.missing(List.of("mosquitto"));
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.folderOf(0);
        WardBatches ward = new WardBatches(new SplittableRandom(run.seed()));
        try (Mosquitto broker = Mosquitto.start(folder);
                ReceiverProcess receiver = ReceiverProcess.behindBroker(run.project(), folder, broker.port());
                WardGateway gateway =
                        new WardGateway(folder.resolve("buffer"), ward, FailoverSettings.DEFAULT, broker.port())) {
            for (int round = 0; round < run.rounds(); round++) {
                killOnce(new SplittableRandom(run.seedOf(round)), broker, receiver, gateway);
                run.tally().roundDone();
            }
            gateway.awaitStored();
            awaitEmpty(receiver, gateway, 0);
            if (gateway.pending(Lane.values()) > 0) {
                run.tally()
                        .miss(name() + " seed " + run.seed() + ": " + gateway.pending(Lane.values())
                                + " batches still wait a minute after the last kill");
            }
            receiver.stop();
        }
        StoredWard.check(ReceiverProcess.databaseUrl(folder), ward.readings(), run.tally(), name());
    }

    private static void killOnce(
            SplittableRandom random, Mosquitto broker, ReceiverProcess receiver, WardGateway gateway)
            throws IOException, InterruptedException {
        // Only what is under way can get lost: the gateway must be through to the receiver again before it strikes.
        awaitEmpty(receiver, gateway, BATCHES_AFTER);
        for (int step = random.nextInt(1, MOST_STEPS); step > 0; step--) {
            gateway.routine();
            if (random.nextInt(4) == 0) {
                var unused = gateway.emergency();
            }
            receiver.idle(random.nextLong(STEP_MILLIS));
        }
        broker.kill();
        receiver.idle(random.nextInt(MOST_DEAD_MILLIS));
        broker.startAgain();
    }

    private static void awaitEmpty(ReceiverProcess receiver, WardGateway gateway, int left)
            throws IOException, InterruptedException {
        for (int step = 0; step < REST_STEPS && gateway.pending(Lane.values()) > left; step++) {
            receiver.idle(STEP_MILLIS);
        }
    }
}
