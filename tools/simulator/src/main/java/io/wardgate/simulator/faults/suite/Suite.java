package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of the suite: each test that this machine can do, one after the other; what it cannot do is in the table with
 * the reason.
 *
 * @param project root of the built project
 * @param folder where tests keep their files
 * @param seed of the first round of each test
 * @param count rounds instead of each test's own number; null for that
 * @param release whether each test's own number is the one before a release
 * @param out where a person reads along
 */
public record Suite(
        Path project, Path folder, long seed, @Nullable Integer count, boolean release, PrintWriter out) {

    private static final int MOST_PRINTED = 20;

    /** Runs the tests and returns their table. */
    public LossTable run(List<FaultTest> tests) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (FaultTest test : tests) {
            outcomes.add(run(test));
        }
        return new LossTable(outcomes);
    }

    private Outcome run(FaultTest test) throws IOException, InterruptedException {
        int own = release ? test.rounds().release() : test.rounds().everyChange();
        int rounds = count == null ? own : Math.min(count, own);
        Path files = Files.createDirectories(folder.resolve(test.name()));
        Tally tally = new Tally();
        FaultRun run = new FaultRun(project, files, seed, rounds, tally, out);
        String obstacle = test.obstacle(run);
        if (obstacle != null) {
            say("%s: SKIPPED: %s", test.name(), obstacle);
            return new Outcome(test.name(), obstacle, seed, tally, 0);
        }
        say("%s: %d rounds, seeds from %d", test.name(), rounds, seed);
        long started = System.nanoTime();
        try {
            test.run(run);
        } catch (IOException | RuntimeException e) {
            tally.miss(test.name() + " ended early: " + e);
        }
        Outcome outcome = new Outcome(test.name(), null, seed, tally, (System.nanoTime() - started) / 1e9);
        tally.misses().stream().limit(MOST_PRINTED).forEach(miss -> say("  MISS %s", miss));
        if (tally.misses().size() > MOST_PRINTED) {
            say("  and %d more", tally.misses().size() - MOST_PRINTED);
        }
        say("  %s after %.0f s", outcome.verdict(), outcome.seconds());
        return outcome;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
