package io.wardgate.simulator.score;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to compare.
 *
 * @param ledger the simulator's
 * @param database JDBC URL of the receiver's database
 * @param audit the gateway's acknowledged batches, or null
 * @param limits of the latency
 * @param deliveredPercent share of the readings repeated in full that must be in the database, or 0
 * @param pending readings that may still be in the gateway's store, or null to believe its last health document
 */
public record ScoreOptions(
        Path ledger,
        String database,
        @Nullable Path audit,
        List<Limit> limits,
        double deliveredPercent,
        @Nullable Long pending) {

    /** Whatever was lost on the air. */
    public ScoreOptions(
            Path ledger, String database, @Nullable Path audit, List<Limit> limits, @Nullable Long pending) {
        this(ledger, database, audit, limits, 0, pending);
    }
}
