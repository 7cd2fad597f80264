package io.wardgate.simulator.faults.system;

import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.proxy.Bottleneck;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.failover.FailoverSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long an emergency takes from its offer to the disk, with a receiver that is well, one that vanished, and one behind
 * 64 kbit/s: the state of the receiver must not be felt. The three take turns, so that the noise of the machine hits all.
 */
public final class AlarmPathTest implements FaultTest {

    private static final int EMERGENCIES_OF_A_TURN = 100;
    private static final int EMERGENCIES_OF_A_ROUTINE_BATCH = 5;
    private static final long SLOW_BITS_PER_SECOND = 64_000;
    private static final double MOST_TIMES = 3;
    private static final double JUDGED = 0.9;
    private static final long STEP_MILLIS = 5;

    private enum Receiver {
        WELL,
        VANISHED,
        SLOW
    }

    @Override
    public String name() {
        return "alarm-path";
    }

    @Override
    public boolean needsTheMachine() {
        return true;
    }

    @Override
    public Rounds rounds() {
        return new Rounds(4, 20);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.folderOf(0);
        WardBatches ward = new WardBatches(new SplittableRandom(run.seed()));
        Map<Receiver, Latencies> stored = new EnumMap<>(Receiver.class);
        try (ReceiverProcess receiver = ReceiverProcess.start(run.project(), folder);
                FaultProxy link = new FaultProxy(receiver.mqttPort(), run.seed(), any -> Weather.packets());
                WardGateway gateway =
                        new WardGateway(folder.resolve("buffer"), ward, FailoverSettings.DEFAULT, link.port())) {
            gateway.awaitConnected(receiver);
            turn(gateway, receiver, new Latencies()); // the first is for the compiler
            for (int round = 0; round < run.rounds(); round++) {
                for (Receiver state : Receiver.values()) {
                    link.stall(state == Receiver.VANISHED);
                    link.share(state == Receiver.SLOW ? new Bottleneck(SLOW_BITS_PER_SECOND) : null);
                    turn(gateway, receiver, stored.computeIfAbsent(state, any -> new Latencies()));
                }
                run.tally().roundDone();
            }
        }
        judge(run, stored);
    }

    private static void turn(WardGateway gateway, ReceiverProcess receiver, Latencies stored)
            throws IOException, InterruptedException {
        for (int i = 0; i < EMERGENCIES_OF_A_TURN; i++) {
            if (i % EMERGENCIES_OF_A_ROUTINE_BATCH == 0) {
                gateway.routine();
            }
            long offered = System.nanoTime();
            gateway.emergency().join();
            stored.add(System.nanoTime() - offered);
            receiver.idle(STEP_MILLIS);
        }
    }

    /** Judged by the 90th percentile: beyond it the disk's own hiccups speak, whatever the receiver does. */
    private void judge(FaultRun run, Map<Receiver, Latencies> stored) {
        double well = of(stored, Receiver.WELL).quantile(JUDGED);
        for (Receiver state : Receiver.values()) {
            Latencies latencies = of(stored, state);
            double times = latencies.quantile(JUDGED) / well;
            run.tally()
                    .remark(String.format(
                            Locale.ROOT,
                            "offer to disk, receiver %s: p90 %.1f ms (%.2f times), p99 %.1f ms",
                            state.name().toLowerCase(Locale.ROOT),
                            latencies.quantile(JUDGED),
                            times,
                            latencies.p99()));
            if (times > MOST_TIMES) {
                run.tally()
                        .miss(name() + ": a receiver that is " + state + " slows the alarm path " + times + " times");
            }
        }
    }

    private static Latencies of(Map<Receiver, Latencies> stored, Receiver state) {
        return stored.getOrDefault(state, new Latencies());
    }
}
