package io.wardgate.simulator.command;

import io.wardgate.simulator.score.Limit;
import io.wardgate.simulator.score.Score;
import io.wardgate.simulator.score.ScoreException;
import io.wardgate.simulator.score.ScoreOptions;
import io.wardgate.simulator.score.ScoreReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a run. */
@Command(
        name = "score",
        description =
                "Compares a ledger with the receiver's database. Exit code 0: passed, 1: missed, 2: cannot score.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    @Option(names = "--ledger", required = true, description = "The simulator's ledger.")
    private Path ledger;

    @Option(
            names = "--database",
            required = true,
            description = "JDBC URL of the receiver's database; stop a receiver on H2 first.")
    private String database;

    @Option(names = "--audit", description = "The gateway's file of acknowledged batches (pipeline.auditPath).")
    private @Nullable Path audit;

    @Option(
            names = "--require",
            defaultValue = "",
            description = "Limits in ms outside fault windows, as routine-p99=3000,emergency-p99=1000.")
    private String limits;

    @Option(
            names = "--delivered",
            defaultValue = "0",
            description = "Percentage of the readings repeated in full that must be in the database. Default: any.")
    private double delivered;

    @Option(
            names = "--pending",
            description = "Readings that may still be in the gateway. Default: what its last health document says.")
    private @Nullable Long pending;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws UsageException {
        try {
            ScoreReport report =
                    Score.of(new ScoreOptions(ledger, database, audit, Limit.parse(limits), delivered, pending));
            report.print(spec.commandLine().getOut());
            return report.passed() ? 0 : 1;
        } catch (ScoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
