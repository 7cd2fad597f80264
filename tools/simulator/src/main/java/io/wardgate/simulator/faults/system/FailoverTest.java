package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.machine.PostgresqlServer;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.failover.FailoverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two receivers behind one PostgreSQL, primary and backup of a gateway whose ward goes on; in turns one of them vanishes
 * for 20 s without a word. One round is one such flip. The limits are those of docs/faults.md.
 */
public final class FailoverTest implements FaultTest {

    private static final long FLIP_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP_MILLIS = 5;
    private static final long REST_STEPS = 4_000;
    private static final long SILENCE_MILLIS = 5_000;
    private static final double EMERGENCY_MILLIS = 3_000;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public boolean needsTheMachine() {
        return true;
    }

    @Override
    public Rounds rounds() {
        return new Rounds(3, 30);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return PostgresqlServer.obstacle();
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.folderOf(0);
        WardBatches ward = new WardBatches(new SplittableRandom(run.seed()));
        try (PostgresqlServer database = PostgresqlServer.start()) {
            try (ReceiverProcess one = receiver(run, folder.resolve("one"), database);
                    ReceiverProcess two = receiver(run, folder.resolve("two"), database);
                    FaultProxy toOne = new FaultProxy(one.mqttPort(), run.seed(), any -> Weather.calm());
                    FaultProxy toTwo = new FaultProxy(two.mqttPort(), run.seed(), any -> Weather.calm());
                    WardGateway gateway = new WardGateway(
                            folder.resolve("buffer"), ward, FailoverSettings.DEFAULT, toOne.port(), toTwo.port())) {
                gateway.awaitConnected(one);
                for (int flip = 0; flip < run.rounds(); flip++) {
                    flip(gateway, one, flip % 2 == 0 ? toOne : toTwo);
                    run.tally().roundDone();
                }
                finish(run, gateway, one);
                one.stop();
                two.stop();
            }
            StoredWard.check(database.url(), ward.readings(), run.tally(), name());
        }
    }

    private static ReceiverProcess receiver(FaultRun run, Path folder, PostgresqlServer database)
            throws IOException, InterruptedException {
        return ReceiverProcess.start(run.project(), Files.createDirectories(folder), database.url());
    }

    private static void flip(WardGateway gateway, ReceiverProcess receiver, FaultProxy vanishing)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        long nextRoutine = started;
        long nextEmergency = started + SECOND_NANOS / 2;
        vanishing.stall(true);
        while (System.nanoTime() - started < FLIP_NANOS) {
            long now = System.nanoTime();
            if (now >= nextRoutine) {
                gateway.routine();
                nextRoutine += SECOND_NANOS;
            }
            if (now >= nextEmergency) {
                var unused = gateway.emergency();
                nextEmergency += SECOND_NANOS;
            }
            receiver.idle(STEP_MILLIS);
        }
        vanishing.stall(false);
    }

    private void finish(FaultRun run, WardGateway gateway, ReceiverProcess receiver)
            throws IOException, InterruptedException {
        gateway.awaitStored();
        for (long left = REST_STEPS; left > 0 && gateway.pending(Lane.values()) > 0; left--) {
            receiver.idle(STEP_MILLIS);
        }
        AnswerTimes times = gateway.times();
        run.tally()
                .remark(String.format(
                        Locale.ROOT,
                        "%d fail-overs; longest time without an answer %d ms; emergency %s; routine %s",
                        gateway.figures().getOrDefault("failovers", 0L),
                        times.longestSilenceMillis(),
                        times.of(Lane.EMERGENCY),
                        times.of(Lane.ROUTINE)));
        if (times.longestSilenceMillis() >= SILENCE_MILLIS) {
            miss(run, times.longestSilenceMillis() + " ms without an answer, limit " + SILENCE_MILLIS);
        }
        if (times.of(Lane.EMERGENCY).most() > EMERGENCY_MILLIS) {
            miss(run, "emergency " + times.of(Lane.EMERGENCY) + ", limit " + EMERGENCY_MILLIS);
        }
        if (gateway.pending(Lane.values()) > 0) {
            miss(run, gateway.pending(Lane.values()) + " batches still wait");
        }
    }

    private void miss(FaultRun run, String text) {
        run.tally().miss(name() + " seed " + run.seed() + ": " + text);
    }
}
