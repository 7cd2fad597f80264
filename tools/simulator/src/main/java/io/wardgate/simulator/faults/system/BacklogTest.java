package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.proxy.Bottleneck;
import io.wardgate.simulator.faults.proxy.FaultProxy;
import io.wardgate.simulator.faults.proxy.Weather;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.uplink.failover.FailoverSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gateway gets its link back after an outage in which it sealed a batch a second, and drains it over a line of 1 Mbit/s
 * while the ward goes on. One round is a tenth of a day; a release does all of it at once. The limits are those of
 * docs/faults.md.
 */
public final class BacklogTest implements FaultTest {

    private static final int TENTHS = 10;
    private static final int SECONDS_OF_A_TENTH = 8_640;
    private static final double DRAIN_SECONDS_OF_A_TENTH = 30;
    private static final double LIVE_MILLIS = 3_000;
    private static final double EMERGENCY_MILLIS = 1_000;
    private static final long LINE_BITS_PER_SECOND = 1_000_000;
    private static final int APPENDS_AT_ONCE = 256;
    private static final long NEWEST_AGE_SECONDS = 90;
    private static final int OF_NOW = 3;
    private static final long STEP_MILLIS = 5;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_SECONDS_OF_A_TENTH = 120;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public boolean needsTheMachine() {
        return true;
    }

    @Override
    public Rounds rounds() {
        return new Rounds(1, TENTHS);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        return null;
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        int tenths = run.rounds();
        Path folder = run.folderOf(0);
        Path buffer = folder.resolve("buffer");
        WardBatches ward = new WardBatches(new SplittableRandom(run.seed()));
        try (ReceiverProcess receiver = ReceiverProcess.start(run.project(), folder);
                FaultProxy link = new FaultProxy(receiver.mqttPort(), run.seed(), any -> Weather.packets())) {
            link.share(new Bottleneck(LINE_BITS_PER_SECOND));
            link.stall(true);
            try (WardGateway gateway = new WardGateway(buffer, ward, FailoverSettings.DEFAULT, link.port())) {
                outage(gateway, tenths * SECONDS_OF_A_TENTH);
                link.stall(false);
                drain(run, gateway, receiver, tenths);
            }
            receiver.stop();
        }
        StoredWard.check(ReceiverProcess.databaseUrl(folder), ward.readings(), run.tally(), name());
        for (int tenth = 0; tenth < tenths; tenth++) {
            run.tally().roundDone();
        }
    }

    /** Seconds of the ward up to a minute and a half ago; the gateway packs them meanwhile, as in a real outage. */
    private static void outage(WardGateway gateway, int seconds) {
        for (int second = seconds; second > 0; second--) {
            gateway.routineOf(NEWEST_AGE_SECONDS + second);
            if (second % APPENDS_AT_ONCE == 0) {
                gateway.awaitStored();
            }
        }
    }

    private void drain(FaultRun run, WardGateway gateway, ReceiverProcess receiver, int tenths)
            throws IOException, InterruptedException {
        gateway.awaitConnected(receiver);
        long started = System.nanoTime();
        long packedAfter = 0;
        long drainedAfter = 0;
        long end = started + tenths * MOST_SECONDS_OF_A_TENTH * SECOND_NANOS;
        long nextRoutine = started;
        long nextEmergency = started + SECOND_NANOS / 2;
        while (drainedAfter == 0 && System.nanoTime() < end) {
            long now = System.nanoTime();
            if (now >= nextRoutine) {
                gateway.routine();
                nextRoutine += SECOND_NANOS;
            }
            if (now >= nextEmergency) {
                var unused = gateway.emergency();
                nextEmergency += SECOND_NANOS;
            }
            if (packedAfter == 0 && gateway.pending(Lane.ROUTINE) <= OF_NOW) {
                packedAfter = now - started;
            }
            if (packedAfter > 0 && gateway.pending(Lane.ROUTINE, Lane.BULK) <= OF_NOW) {
                drainedAfter = now - started;
            }
            receiver.idle(STEP_MILLIS);
        }
        gateway.awaitStored();
        for (long left = 2_000; left > 0 && gateway.pending(Lane.values()) > 0; left -= STEP_MILLIS) {
            receiver.idle(STEP_MILLIS);
        }
        judge(run, gateway, tenths, packedAfter / 1e9, drainedAfter / 1e9);
    }

    private void judge(FaultRun run, WardGateway gateway, int tenths, double packed, double drained) {
        Latencies live = gateway.times().of(Lane.ROUTINE);
        Latencies emergency = gateway.times().of(Lane.EMERGENCY);
        run.say("figures of the drain: " + gateway.figures());
        run.tally()
                .remark(String.format(
                        Locale.ROOT,
                        "%d %% of a day packed after %.1f s, drained after %.1f s; live %s; emergency %s",
                        tenths * TENTHS,
                        packed,
                        drained,
                        live,
                        emergency));
        limit(
                run,
                "seconds to drain",
                drained == 0 ? Double.POSITIVE_INFINITY : drained,
                tenths * DRAIN_SECONDS_OF_A_TENTH);
        limit(run, "ms live p99", live.p99(), LIVE_MILLIS);
        limit(run, "ms emergency p99", emergency.p99(), EMERGENCY_MILLIS);
        if (gateway.times().unanswered() > 0) {
            run.tally().miss(name() + ": " + gateway.times().unanswered() + " live batches without an answer");
        }
    }

    private void limit(FaultRun run, String what, double found, double limit) {
        if (found >= limit) {
            run.tally()
                    .miss(String.format(
                            Locale.ROOT, "%s seed %d: %.1f %s, limit %.0f", name(), run.seed(), found, what, limit));
        }
    }
}
