package io.wardgate.receiver.ingest;

import io.wardgate.receiver.store.CommitGroupTable;
import io.wardgate.receiver.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a group of arrivals in one transaction and one disk sync.
 *
 * <p>If the database refuses the data itself (not its own state), each arrival is tried alone and the culprit is
 * quarantined: one bad batch does not hold up its neighbours.
 *
 * <p>Owned by the writer thread.
 */
final class GroupCommit {

    private final CommitGroupTable groups = new CommitGroupTable();
    private final Database database;
    private final InstantSource clock;
    private long groupId;
    private long unrecordedMillis = -1;

    GroupCommit(Database database, InstantSource clock) throws SQLException {
        this.database = database;
        this.clock = clock;
        try (Connection connection = database.connect()) {
            this.groupId = groups.lastUsed(connection) + 1;
        }
    }

    /** Commits the group; may be called again with the same group after a failure, whatever had happened by then. */
    CommittedGroup commit(List<Arrival> group) throws SQLException {
        try {
            List<Outcome> outcomes = attempt(group);
            return new CommittedGroup(unrecordedMillis, outcomes);
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
        }
        List<Outcome> outcomes = new ArrayList<>(group.size());
        for (Arrival arrival : group) {
            outcomes.addAll(commitAlone(arrival));
        }
        return new CommittedGroup(unrecordedMillis, outcomes);
    }

    /** Writes down when the last group was on the disk, if no later group did. */
    void recordLastMoment() throws SQLException {
        if (unrecordedMillis < 0) {
            return;
        }
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            groups.insert(connection, groupId - 1, unrecordedMillis);
            database.commitDurably(connection);
        }
        unrecordedMillis = -1;
    }

    private List<Outcome> commitAlone(Arrival arrival) throws SQLException {
        try {
            return attempt(List.of(arrival));
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
            return attempt(List.of(new Arrival(
                    arrival.gateway(),
                    arrival.peer(),
                    arrival.envelope(),
                    arrival.hash(),
                    arrival.receivedAtMillis(),
                    new Content.Unreadable("the database refuses it: " + e.getMessage(), arrival.id()),
                    arrival.receipt())));
        }
    }

    private List<Outcome> attempt(List<Arrival> group) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                if (unrecordedMillis >= 0) {
                    groups.insert(connection, groupId - 1, unrecordedMillis);
                }
                BatchTransaction transaction = new BatchTransaction(connection, groupId);
                List<Outcome> outcomes = new ArrayList<>(group.size());
                for (Arrival arrival : group) {
                    outcomes.add(transaction.apply(arrival));
                }
                database.commitDurably(connection);
                unrecordedMillis = clock.millis();
                groupId++;
                return outcomes;
            } catch (SQLException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e); // a dead connection: the pool throws it away
        }
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): trying the same data again is no use. */
    private static boolean isAboutTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
