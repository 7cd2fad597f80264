package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.SideBySide;
import io.wardgate.simulator.faults.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of the suite: each test that this machine can do; what it cannot do is in the table with the reason. First come
 * those that need the machine for themselves, then the others, several at once.
 *
 * @param project root of the built project
 * @param folder where tests keep their files
 * @param seed of the first round of each test
 * @param count rounds instead of each test's own number; null for that
 * @param release whether each test's own number is the one before a release
 * @param atOnce how many of the others run at once; 1 or more
 * @param out where a person reads along
 */
public record Suite(
        Path project, Path folder, long seed, @Nullable Integer count, boolean release, int atOnce, PrintWriter out) {

    private static final int MOST_PRINTED = 20;

    /** Runs the tests and returns their table. */
    public LossTable run(List<FaultTest> tests) throws IOException, InterruptedException {
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        for (FaultTest test : tests) {
            if (test.needsTheMachine()) {
                outcomes.put(test.name(), run(test));
            }
        }
        List<FaultTest> others =
                tests.stream().filter(test -> !test.needsTheMachine()).toList();
        SideBySide.run(others.size(), atOnce, number -> {
            FaultTest test = others.get(number);
            outcomes.put(test.name(), run(test));
        });
        return new LossTable(tests.stream()
                .map(test -> Objects.requireNonNull(outcomes.get(test.name())))
                .toList());
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
        tally.misses().stream().limit(MOST_PRINTED).forEach(miss -> say("%s: MISS %s", test.name(), miss));
        if (tally.misses().size() > MOST_PRINTED) {
            say("%s: and %d more", test.name(), tally.misses().size() - MOST_PRINTED);
        }
        say("%s: %s after %.0f s", test.name(), outcome.verdict(), outcome.seconds());
        return outcome;
    }

    private void say(String format, Object... values) {
        synchronized (out) {
            out.println(String.format(Locale.ROOT, format, values));
            out.flush();
        }
    }
}
