package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.Ledger;
import io.wardgate.simulator.ledger.LedgerException;
import io.wardgate.simulator.ledger.LedgerReader;
import java.nio.file.Path;
import java.util.Locale;

/** Compares the truth with what arrived (docs/simulator.md, score). Stop the receiver first if it uses H2. */
public final class Score {

    private Score() {}

    /** Reads ledger, database and audit file, and judges. */
    public static ScoreReport of(ScoreOptions options) throws ScoreException {
        Ledger ledger;
        try {
            ledger = LedgerReader.read(options.ledger());
        } catch (LedgerException e) {
            throw new ScoreException(String.valueOf(e.getMessage()), e);
        }
        StoredWard stored;
        try (Database database = Database.open(options.database())) {
            stored = database.read();
        }
        FaultWindows windows = new FaultWindows(ledger);
        Long given = options.pending();
        long pending = given == null ? stored.pendingReadings() : given;

        ScoreReport report = new ScoreReport();
        books(report, ledger, stored);
        new MissingReadings(ledger, stored, windows, pending)
                .report(report, ledger.heard().size());
        new DeliveredShare(ledger, stored).report(report, options.deliveredPercent());
        if (options.audit() != null) {
            new AuditScore(Audit.read(options.audit()), stored.batches(), windows.gatewayKills())
                    .report(report, pending);
        }
        report.require(
                "duplicates", stored.rows() - stored.distinctKeys(), "0", stored.rows() == stored.distinctKeys());
        new ValueScore(ledger, stored, windows).report(report);
        new OrderScore(stored).report(report);
        new LatencyScore(ledger, stored, windows).report(report, options.limits());
        new CallScore(ledger, stored, windows).report(report);
        return report;
    }

    /**
     * Judges the gateway's promises alone: all batches that its store acknowledged are in the database as they were. For runs
     * whose readings are too many to be compared one by one, without kills, after which nothing is pending.
     */
    public static void promises(ScoreReport report, String database, Path audit) throws ScoreException {
        Audit promised = Audit.read(audit);
        try (Database opened = Database.open(database)) {
            new AuditScore(promised, opened.readBatches(), 0).report(report, 0);
        }
    }

    private static void books(ScoreReport report, Ledger ledger, StoredWard stored) {
        long produced = ledger.produced().size();
        long heard = ledger.heard().size();
        report.tell("bands", ledger.bands());
        report.tell(
                "faults injected",
                ledger.faults().stream()
                        .filter(fault -> !fault.what().isRepair())
                        .count());
        report.tell("produced", produced);
        report.require(
                "heard",
                String.format(Locale.ROOT, "%d  (%.2f %%)", heard, produced == 0 ? 0 : 100.0 * heard / produced),
                "more than 0",
                heard > 0);
        report.tell("in database", stored.rows());
        report.require(
                "stored by the batches' own count",
                stored.storedByBatches(),
                "the rows in the database",
                stored.storedByBatches() == stored.rows());
    }
}
