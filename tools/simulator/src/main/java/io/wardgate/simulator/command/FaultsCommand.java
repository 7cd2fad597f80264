package io.wardgate.simulator.command;

import io.wardgate.simulator.faults.FaultRun;
import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.machine.Leftovers;
import io.wardgate.simulator.faults.suite.Circumstances;
import io.wardgate.simulator.faults.suite.FaultTests;
import io.wardgate.simulator.faults.suite.LossTable;
import io.wardgate.simulator.faults.suite.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Breaks the product in every known way and counts what it lost. */
@Command(
        name = "faults",
        description = "Kills, cuts the power, fills disks, flips bits, and counts what was lost. Exit code 0: nothing"
                + " that had been acknowledged, 1: a test missed.",
        mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {

    private static final int SEEDS = 1_000_000;

    @Option(names = "--release", description = "As many rounds as before a release.")
    private boolean release;

    @Option(
            names = "--only",
            split = ",",
            description = "These tests, or all of that kind: kill-h2, kill. --list names them.")
    private @Nullable List<String> only;

    @Option(names = "--list", description = "Names the tests and ends.")
    private boolean list;

    @Option(names = "--seed", description = "Seed of the first round; the next ones follow. Default: a new one.")
    private @Nullable Long seed;

    @Option(names = "--count", description = "At most this many rounds of each test.")
    private @Nullable Integer count;

    @Option(
            names = "--at-once",
            defaultValue = "1",
            description = "So many tests at once of those that time does not judge. Default: ${DEFAULT-VALUE}")
    private int atOnce;

    @Option(names = "--table", description = "Write the table to this file.")
    private @Nullable Path table;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    private Path project;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, UsageException {
        PrintWriter out = spec.commandLine().getOut();
        if (atOnce < 1) {
            throw new UsageException("--at-once " + atOnce + " is not allowed; 1 or more", null);
        }
        List<FaultTest> tests = chosen();
        if (list) {
            tests.forEach(test -> out.println(test.name()));
            return 0;
        }
        long first = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        Path root = project.toAbsolutePath().normalize();
        Path folder = root.resolve("run")
                .resolve("faults-" + now + "-" + ProcessHandle.current().pid());
        Files.createDirectories(folder);
        out.println("seed " + first + ", files of this run: " + folder);
        LossTable losses = run(new Suite(root, folder, first, count, release, atOnce, out), tests);
        String text = Circumstances.of(root, command(first)) + "\n" + losses.markdown();
        out.println();
        out.print(text);
        out.flush();
        if (table != null) {
            Files.writeString(table, "# Loss table\n\nWhat each test does: [faults.md](faults.md).\n\n" + text);
        }
        if (losses.held()) {
            FaultRun.remove(folder);
        }
        return losses.held() ? 0 : 1;
    }

    private String command(long first) {
        return "./wardgate faults"
                + (release ? " --release" : "")
                + (only == null ? "" : " --only " + String.join(",", only))
                + (count == null ? "" : " --count " + count)
                + (atOnce == 1 ? "" : " --at-once " + atOnce)
                + " --seed " + first;
    }

    /** Whoever ends the run in the middle of it finds a machine as before. */
    private static LossTable run(Suite suite, List<FaultTest> tests) throws IOException, InterruptedException {
        Leftovers leftovers = Leftovers.watch(suite.folder());
        try {
            return suite.run(tests);
        } finally {
            leftovers.ended();
        }
    }

    private List<FaultTest> chosen() throws UsageException {
        List<FaultTest> all = FaultTests.all();
        if (only == null) {
            return all;
        }
        for (String word : only) {
            if (all.stream().noneMatch(test -> FaultTests.matches(test, word))) {
                throw new UsageException("--only " + word + " is no test; --list names them", null);
            }
        }
        List<String> words = only;
        return all.stream()
                .filter(test -> words.stream().anyMatch(word -> FaultTests.matches(test, word)))
                .toList();
    }
}
