package io.wardgate.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every batch that the gateway's store acknowledged must be in the database, octet by octet the same. Batches that are
 * absent may be pending, reading by reading.
 */
final class AuditScore {

    private final int acknowledged;
    private final List<String> torn;
    private final int gatewayKills;
    private final List<BatchKey> differing = new ArrayList<>();
    private final List<BatchKey> absent = new ArrayList<>();
    private long absentReadings;

    AuditScore(Audit audit, Map<BatchKey, StoredBatch> stored, int gatewayKills) {
        this.torn = audit.torn();
        this.gatewayKills = gatewayKills;
        this.acknowledged = audit.batches().size();
        audit.batches().forEach((key, promised) -> {
            StoredBatch batch = stored.get(key);
            if (batch == null) {
                absent.add(key);
                absentReadings += promised.readings();
            } else if (!batch.bodyHash().equals(promised.sha256()) || batch.readings() != promised.readings()) {
                differing.add(key);
            }
        });
    }

    void report(ScoreReport report, long pendingReadings) {
        report.tell("acknowledged batches", acknowledged);
        report.require(
                "torn lines in the audit file",
                torn.size(),
                "at most one a kill of the gateway and one at the end",
                torn.size() <= gatewayKills + 1);
        report.none("acknowledged batches that differ", differing);
        long lost = Math.max(0, absentReadings - pendingReadings);
        report.require(
                "acknowledged readings lost",
                lost + (absent.isEmpty() ? "" : "  in " + absent.size() + " absent batches, e.g. " + absent.get(0)),
                "0",
                lost == 0);
    }
}
