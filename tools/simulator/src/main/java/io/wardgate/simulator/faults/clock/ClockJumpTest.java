package io.wardgate.simulator.faults.clock;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.uplink.ReceiverProcess;
import io.wardgate.simulator.ledger.LedgerException;
import io.wardgate.simulator.ledger.LedgerReader;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.scenario.ScenarioException;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.score.Score;
import io.wardgate.simulator.score.ScoreException;
import io.wardgate.simulator.score.ScoreOptions;
import io.wardgate.simulator.score.ScoreReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A whole gateway hears a ward while its wall clock is set to 1970, ahead and back, by seconds to years, and while it is
 * killed and started again with the wrong clock; in the end the clock is right. All that it acknowledged is in the
 * receiver's database once, with a time that can be ({@link StoredTimes}).
 */
public final class ClockJumpTest implements FaultTest {

    private static final int THREADS = 5;
    private static final long STEP_MILLIS = 50;
    private static final int SCAN_STEPS = 1_200;

    /** chronyd is asked every 16 s. */
    private static final int CHRONY_STEPS = 600;

    private static final int QUIET_STEPS = 100;
    private static final long RIGHT_MILLIS = 2_500;
    private static final long HEARD_MILLIS = 1_500;

    /** Judged here with the jumps taken out. */
    private static final String ORDER = "readings out of order";

    private static final String WARD = """
            seed: %d
            bands: {count: 20, periodMillis: 1000, encryptedShare: 0.25}
            sos: {perHour: 900}
            """;

    private final AtomicLong doubted = new AtomicLong();
    private final AtomicLong aside = new AtomicLong();
    private final AtomicLong mislabelled = new AtomicLong();

    @Override
    public String name() {
        return "clock-jump";
    }

    @Override
    public boolean needsTheMachine() {
        return true;
    }

    @Override
    public Rounds rounds() {
        return new Rounds(5, 20);
    }

    @Override
    public @Nullable String obstacle(FaultRun run) {
        try {
            return FakedGateway.library() == null ? "not installed: faketime" : null;
        } catch (IOException e) {
            return "cannot look for libfaketime: " + e.getMessage();
        }
    }

    @Override
    public void run(FaultRun run) throws IOException, InterruptedException {
        SideBySide.run(run.rounds(), THREADS, round -> jumpAbout(run, round));
        run.tally()
                .remark(doubted + " readings sealed in doubt and timed by a later map, " + aside
                        + " set aside as of the future, " + mislabelled
                        + " with the time of a clock that nobody doubted");
    }

    private void jumpAbout(FaultRun run, int round) throws IOException, InterruptedException {
        long seed = run.seedOf(round);
        ClockMoves moves = ClockMoves.draw(seed);
        Path folder = run.folderOf(round);
        Path ledger = folder.resolve("ledger.ndjson");
        WrongSpells spells = new WrongSpells();
        Simulation.Options options = new Simulation.Options(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                null,
                false,
                ledger,
                FakedGateway.keys(folder),
                null);
        boolean asksChronyd = moves.kind() == ClockMoves.Kind.NOT_KEPT;
        try (ReceiverProcess receiver = ReceiverProcess.start(run.project(), folder);
                Simulation ward = Simulation.start(ScenarioReader.parse(name(), WARD.formatted(seed)), options);
                FakedGateway gateway =
                        new FakedGateway(run.project(), folder, ward.port(), receiver.mqttPort(), asksChronyd)) {
            play(moves, receiver, ward, gateway, spells);
            gateway.stop();
            deliverTheRest(receiver, ward, gateway);
            ward.stop();
            receiver.stop();
        } catch (ScenarioException e) {
            throw new IOException(e);
        }
        String where = name() + " seed " + seed + " (" + moves.kind() + ")";
        judge(run, where, folder, ledger, spells, moves.kind().alwaysDoubted());
        run.tally().roundDone();
    }

    private static void play(
            ClockMoves moves, ReceiverProcess receiver, Simulation ward, FakedGateway gateway, WrongSpells spells)
            throws IOException, InterruptedException {
        boolean running = false;
        for (ClockMoves.Move move : moves.moves()) {
            set(gateway, spells, move.offsetMillis());
            if (!running) {
                gateway.start();
                running = true;
                awaitScanning(receiver, ward, true);
            }
            receiver.idle(move.millis());
            if (move.killed()) {
                ward.record(LinkFault.GATEWAY_KILLED);
                gateway.kill();
                awaitScanning(receiver, ward, false);
                gateway.start();
                awaitScanning(receiver, ward, true);
                receiver.idle(move.millis());
            }
        }
        set(gateway, spells, 0);
        if (moves.kind() == ClockMoves.Kind.NOT_KEPT) {
            gateway.followServer();
            for (int step = 0; step < CHRONY_STEPS && !gateway.knowsThatItFollows(); step++) {
                receiver.idle(STEP_MILLIS);
            }
        }
        receiver.idle(RIGHT_MILLIS);
        ward.hush();
        receiver.idle(HEARD_MILLIS);
    }

    /** Stopping seals and stores what was heard; another life delivers what was not sent by then. */
    private static void deliverTheRest(ReceiverProcess receiver, Simulation ward, FakedGateway gateway)
            throws IOException, InterruptedException {
        gateway.start();
        awaitScanning(receiver, ward, true);
        awaitDrained(receiver, gateway);
        gateway.stop();
    }

    private static void set(FakedGateway gateway, WrongSpells spells, long offsetMillis) throws IOException {
        gateway.setClock(offsetMillis);
        spells.set(offsetMillis);
    }

    private static void awaitScanning(ReceiverProcess receiver, Simulation ward, boolean scanning)
            throws IOException, InterruptedException {
        for (int step = 0; ward.status().gatewayScans() != scanning; step++) {
            if (step == SCAN_STEPS) {
                throw new IOException("the gateway does not " + (scanning ? "begin" : "end") + " to scan");
            }
            receiver.idle(STEP_MILLIS);
        }
    }

    /**
     * Waits until the receiver has as many batches as the gateway acknowledged; or, as what waited for a minute is packed
     * into fewer, until no more came for a while. What is missing then is for the judge.
     */
    private static void awaitDrained(ReceiverProcess receiver, FakedGateway gateway)
            throws IOException, InterruptedException {
        long before = -1;
        for (int quiet = 0; quiet < QUIET_STEPS; quiet++) {
            long acknowledged = gateway.acknowledgedBatches();
            long committed = receiver.committedBatches();
            if (committed >= acknowledged && committed == before) {
                return;
            }
            if (committed > before) {
                quiet = 0;
            }
            before = committed;
            receiver.idle(STEP_MILLIS * 4);
        }
    }

    private void judge(FaultRun run, String where, Path folder, Path ledger, WrongSpells spells, boolean alwaysDoubted)
            throws IOException {
        String database = ReceiverProcess.databaseUrl(folder);
        StoredTimes times;
        ScoreReport report;
        try {
            times = new StoredTimes(LedgerReader.read(ledger), spells, alwaysDoubted);
            report = Score.of(new ScoreOptions(ledger, database, FakedGateway.audit(folder), List.of(), 0L));
        } catch (LedgerException | ScoreException e) {
            throw new IOException(e);
        }
        report.lines().stream()
                .filter(line -> !line.passed() && !line.name().equals(ORDER))
                .forEach(line -> run.tally()
                        .miss(where + ": " + line.name() + " " + line.figure() + ", must be " + line.must()));
        run.tally().add(Count.ACKNOWLEDGED, number(report, "acknowledged batches"));
        run.tally().add(Count.DUPLICATED, number(report, "duplicates"));
        run.tally().add(Count.LOST, number(report, "lost") + number(report, "acknowledged readings lost"));
        times.check(database, run.tally(), where);
        doubted.addAndGet(times.doubted());
        aside.addAndGet(times.aside());
        mislabelled.addAndGet(times.mislabelled());
    }

    private static long number(ScoreReport report, String line) {
        return Long.parseLong(report.figure(line).split(" ", -1)[0]);
    }
}
