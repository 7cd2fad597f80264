package io.wardgate.simulator.faults.uplink;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.store.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A gateway drains its store to a real receiver over a link in foul weather, every connection another; then the link
 * calms and all must be in the database exactly once, in order. One receiver serves all seeds, each with a gateway of
 * its own.
 */
public final class ProxyTest implements FaultTest {

    private static final int BURSTS = 30;
    private static final int BATCHES_OF_A_BURST = 10;
    private static final int MOST_READINGS = 30;
    private static final long BURST_MILLIS = 50;
    private static final long STEP_MILLIS = 50;
    private static final int STEPS = 1_200;
    private static final int THREADS = 4;

    @Override
    public String name() {
        return "proxy";
    }

    @Override
    public Rounds rounds() {
        return new Rounds(30, 1_000);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.folderOf(0);
        List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        try (ReceiverProcess receiver = ReceiverProcess.start(run.project(), folder)) {
            SideBySide.run(run.rounds(), THREADS, round -> deliveries.add(drain(run, round, receiver)));
            receiver.stop();
        }
        Delivery.check(deliveries, ReceiverProcess.database(folder), run.tally(), name());
    }

    private Delivery drain(FaultRun run, int round, ReceiverProcess receiver) throws IOException, InterruptedException {
        long seed = run.seedOf(round);
        SplittableRandom random = new SplittableRandom(seed);
        Path directory = run.folder().resolve("buffer-" + seed);
        try (FaultProxy proxy = new FaultProxy(receiver.mqttPort(), seed, Weather::draw);
                DrainingGateway gateway = new DrainingGateway(
                        StoreKind.H2,
                        "GW-PROXY-" + seed,
                        1 + (long) round * DrainingGateway.DEVICES,
                        directory,
                        proxy.port(),
                        random)) {
            for (int burst = 0; burst < BURSTS; burst++) {
                for (int i = 0; i < BATCHES_OF_A_BURST; i++) {
                    gateway.append(Lane.ofNumber(Math.max(0, random.nextInt(6) - 2)), MOST_READINGS);
                }
                receiver.idle(BURST_MILLIS);
            }
            proxy.calm();
            for (int step = 0; gateway.pendingBatches() > 0 && step < STEPS; step++) {
                receiver.idle(STEP_MILLIS);
            }
            if (gateway.pendingBatches() > 0) {
                run.tally()
                        .miss(name() + " seed " + seed + ": " + gateway.pendingBatches()
                                + " batches still wait a minute after the link calmed");
            }
            run.tally().roundDone();
            return gateway.delivered();
        } finally {
            FaultRun.remove(directory);
        }
    }
}
