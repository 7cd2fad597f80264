package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.receiver.store.AlarmReports;
import io.wardgate.receiver.store.BatchTable;
import io.wardgate.receiver.store.BookTotals;
import io.wardgate.receiver.store.CommandReports;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.DropTable;
import io.wardgate.receiver.store.HealthDocument;
import io.wardgate.receiver.store.HealthTable;
import io.wardgate.receiver.store.QuarantineTable;
import io.wardgate.receiver.store.ReadingTable;
import io.wardgate.receiver.store.ReceiverBooks;
import io.wardgate.receiver.store.StoredCounts;
import io.wardgate.receiver.store.TapTable;
import io.wardgate.receiver.store.TimedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides about the arrivals of a group and writes them, all inside one transaction of its caller's.
 *
 * <p>Table by table, and within each table in the order of keys: so two receivers on one database may wait for each
 * other but never in a circle. Owned by the writer thread; one instance per attempt of a group.
 */
final class BatchTransaction {

    private static final Comparator<BatchId> ORDER = Comparator.comparing(BatchId::gateway)
            .thenComparingLong(BatchId::epoch)
            .thenComparing(BatchId::lane)
            .thenComparingLong(BatchId::sequence);

    private final BatchTable batches = new BatchTable();
    private final DropTable drops = new DropTable();
    private final HealthTable health = new HealthTable();
    private final CommandReports commands = new CommandReports();
    private final AlarmReports alarms = new AlarmReports();
    private final TapTable taps;
    private final QuarantineTable quarantine = new QuarantineTable();
    private final ReadingTable readings;
    private final GatewayClocks clocks;
    private final Database database;
    private final Connection connection;
    private final long groupId;
    private final long nowMillis;
    private final Set<BatchId> settledHere = new HashSet<>();
    private final ReceiverBooks books = new ReceiverBooks();

    BatchTransaction(Database database, Connection connection, long groupId, long nowMillis) {
        this.readings = new ReadingTable(database);
        this.taps = new TapTable(database);
        this.clocks = new GatewayClocks(database, connection, nowMillis);
        this.database = database;
        this.connection = connection;
        this.groupId = groupId;
        this.nowMillis = nowMillis;
    }

    /** A batch on its way, and where its outcome belongs. */
    private record Candidate(int place, Arrival arrival, TimedBatch timed) {

        BatchId id() {
            return timed.incoming().batch().id();
        }

        BatchContents contents() {
            return timed.incoming().batch().contents();
        }
    }

    /** Outcomes in the order of the arrivals. */
    List<Outcome> apply(List<Arrival> group) throws SQLException {
        Outcome[] outcomes = new Outcome[group.size()];
        List<Candidate> candidates = new ArrayList<>(group.size());
        for (int place = 0; place < outcomes.length; place++) {
            Arrival arrival = group.get(place);
            Optional<Outcome> refused = refuseWhatIsNoBatch(arrival);
            if (refused.isPresent()) {
                outcomes[place] = refused.get();
            } else {
                candidates.add(new Candidate(place, arrival, clocks.timed(arrival)));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::id, ORDER).thenComparingInt(Candidate::place));
        List<Candidate> fresh = new ArrayList<>(candidates.size());
        List<TimedBatch> timed = candidates.stream().map(Candidate::timed).toList();
        taps.queueUp(connection, timed);
        int[] free = batches.insertFree(connection, timed, groupId);
        for (int i = 0; i < free.length; i++) {
            Candidate candidate = candidates.get(i);
            if (free[i] > 0) {
                settledHere.add(candidate.id());
                fresh.add(candidate);
            } else {
                outcomes[candidate.place()] = known(candidate);
            }
        }
        store(fresh, outcomes);
        if (database.isShared() && !fresh.isEmpty()) {
            books.add(connection, database.run(), groupId, added(fresh, outcomes));
        }
        return List.of(outcomes);
    }

    /** What this very attempt stores: nothing of an attempt before whose commit succeeded unheard. */
    private static BookTotals added(List<Candidate> fresh, Outcome[] outcomes) {
        BookTotals added = BookTotals.NONE;
        for (Candidate candidate : fresh) {
            Outcome outcome = outcomes[candidate.place()];
            added = added.plus(outcome.counts(), outcome.dropped());
        }
        return added;
    }

    private Optional<Outcome> refuseWhatIsNoBatch(Arrival arrival) throws SQLException {
        BatchId id = arrival.id();
        if (id != null && !id.gateway().equals(arrival.gateway())) {
            return Optional.of(refuse(arrival, Verdict.FOREIGN, "envelope of gateway " + id.gateway()));
        }
        if (arrival.content() instanceof Content.Misrouted misrouted) {
            String reason = "topic '" + misrouted.topic() + "' is not wg/v1/<gateway>/up";
            return Optional.of(refuse(arrival, Verdict.MISROUTED, reason));
        }
        if (arrival.content() instanceof Content.Unreadable unreadable) {
            Verdict verdict = id == null ? Verdict.RUBBISH : Verdict.DAMAGED;
            return Optional.of(refuse(arrival, verdict, unreadable.reason()));
        }
        return Optional.empty();
    }

    /** Keeps octets aside for ever, in the same transaction that makes the verdict final. */
    private Outcome refuse(Arrival arrival, Verdict verdict, String reason) throws SQLException {
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
    private Outcome known(Candidate candidate) throws SQLException {
        Arrival arrival = candidate.arrival();
        BatchTable.Known known = batches.find(connection, candidate.id())
                .orElseThrow(() -> new SQLException("batch " + candidate.id() + " was there and is gone"));
        if (!known.hash().equals(arrival.hash())) {
            return refuse(
                    arrival,
                    Verdict.CONFLICT,
                    "batch " + candidate.id() + " is stored with sha-256 " + known.hash() + ", this one has "
                            + arrival.hash());
        }
        if (known.commitGroup() == groupId && settledHere.add(candidate.id())) {
            StoredCounts counts = new StoredCounts(known.stored(), known.duplicates(), Set.of());
            return Outcome.stored(arrival, candidate.timed(), counts, 0);
        }
        return Outcome.repeated(arrival);
    }

    private void store(List<Candidate> fresh, Outcome[] outcomes) throws SQLException {
        List<TimedBatch> timed = fresh.stream().map(Candidate::timed).toList();
        List<StoredCounts> counts = readings.insertNew(connection, timed, nowMillis);
        Map<String, HealthTable.Row> reports = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) {
            Candidate candidate = fresh.get(i);
            batches.correct(connection, candidate.id(), counts.get(i));
            long dropped = drops.insert(
                    connection, candidate.id(), candidate.contents().drops());
            Arrival arrival = candidate.arrival();
            commands.enter(connection, candidate.timed().incoming().batch(), arrival.receivedAtMillis());
            outcomes[candidate.place()] =
                    Outcome.stored(candidate.arrival(), candidate.timed(), counts.get(i), dropped);
            report(candidate).ifPresent(row -> reports.merge(row.gateway(), row, HealthTable.Row::newer));
        }
        for (HealthTable.Row row : reports.values()) {
            health.upsert(connection, row);
        }
        alarms.enter(connection, timed, nowMillis);
        taps.enter(connection, timed, nowMillis);
        clocks.correct(timed);
    }

    private static Optional<HealthTable.Row> report(Candidate candidate) {
        HealthReport report = candidate.contents().health();
        return report == null
                ? Optional.empty()
                : Optional.of(new HealthTable.Row(
                        candidate.id().gateway(),
                        candidate.id().epoch(),
                        candidate.arrival().receivedAtMillis(),
                        report.monoMillis() + candidate.timed().clockOffsetMillis(),
                        HealthDocument.of(report)));
    }
}
