package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.receiver.store.BatchTable;
import io.wardgate.receiver.store.CommandReports;
import io.wardgate.receiver.store.DropTable;
import io.wardgate.receiver.store.HealthDocument;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.IncomingBatch;
import io.wardgate.receiver.store.QuarantineTable;
import io.wardgate.receiver.store.ReadingTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about arrivals one by one and writes them, all inside one transaction of its caller's.
 *
 * <p>Owned by the writer thread; one instance per attempt of a group.
 */
final class BatchTransaction {

    private final BatchTable batches = new BatchTable();
    private final ReadingTable readings = new ReadingTable();
    private final DropTable drops = new DropTable();
    private final HealthTable health = new HealthTable();
    private final CommandReports commands = new CommandReports();
    private final QuarantineTable quarantine = new QuarantineTable();
    private final Set<BatchId> insertedHere = new HashSet<>();
    private final Connection connection;
    private final long groupId;

    BatchTransaction(Connection connection, long groupId) {
        this.connection = connection;
        this.groupId = groupId;
    }

    Outcome apply(Arrival arrival) throws SQLException {
        BatchId id = arrival.id();
        if (id != null && !id.gateway().equals(arrival.gateway())) {
            return refuse(arrival, Verdict.FOREIGN, "envelope of gateway " + id.gateway());
        }
        if (arrival.content() instanceof Content.Misrouted misrouted) {
            return refuse(arrival, Verdict.MISROUTED, "topic '" + misrouted.topic() + "' is not wg/v1/<gateway>/up");
        }
        if (arrival.content() instanceof Content.Unreadable unreadable) {
            return refuse(arrival, id == null ? Verdict.RUBBISH : Verdict.DAMAGED, unreadable.reason());
        }
        OpenedBatch batch = ((Content.Readable) arrival.content()).batch();
        Optional<BatchTable.Known> known = batches.find(connection, batch.id());
        if (known.isPresent()) {
            return repeated(arrival, batch, known.get());
        }
        return store(arrival, batch);
    }

    /** Keeps octets aside for ever, in the same transaction that makes the verdict final. */
    Outcome refuse(Arrival arrival, Verdict verdict, String reason) throws SQLException {
        quarantine.insert(
                connection,
                new QuarantineTable.Item(
                        arrival.gateway(),
                        arrival.receivedAtMillis(),
                        verdict + ": " + reason,
                        arrival.envelope(),
                        arrival.hash(),
                        arrival.id() != null));
        return Outcome.refused(arrival, verdict, reason);
    }

    /**
     * A row of this very group that was not inserted by this attempt is left from an attempt whose commit succeeded but
     * whose end was not heard of: then the batch is new, and its row says what was stored.
     */
    private Outcome repeated(Arrival arrival, OpenedBatch batch, BatchTable.Known known) throws SQLException {
        if (!known.hash().equals(arrival.hash())) {
            return refuse(
                    arrival,
                    Verdict.CONFLICT,
                    "batch " + batch.id() + " is stored with sha-256 " + known.hash() + ", this one has "
                            + arrival.hash());
        }
        if (known.commitGroup() == groupId && insertedHere.add(batch.id())) {
            return new Outcome(arrival, Verdict.STORED, known.stored(), known.duplicates(), "");
        }
        return new Outcome(arrival, Verdict.REPEATED, 0, 0, "");
    }

    private Outcome store(Arrival arrival, OpenedBatch batch) throws SQLException {
        IncomingBatch incoming = new IncomingBatch(batch, arrival.hash(), arrival.receivedAtMillis());
        BatchContents contents = batch.contents();
        int stored = readings.insertNew(connection, incoming);
        drops.insert(connection, batch.id(), contents.drops());
        commands.enter(connection, batch, arrival.receivedAtMillis());
        HealthReport report = contents.health();
        if (report != null) {
            health.upsert(
                    connection,
                    new HealthTable.Row(
                            batch.id().gateway(),
                            batch.id().epoch(),
                            arrival.receivedAtMillis(),
                            batch.clock().wallMillisOf(report.monoMillis()),
                            HealthDocument.of(report)));
        }
        batches.insert(connection, incoming, stored, groupId);
        insertedHere.add(batch.id());
        return new Outcome(arrival, Verdict.STORED, stored, batch.declaredReadings() - stored, "");
    }
}
