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

    private static final long NONE = -1;
    private static final int COLLISIONS = 5;

    private final CommitGroupTable groups = new CommitGroupTable();
    private final HeardStreams streams = new HeardStreams();
    private final List<HeardStreams.Hole> holes = new ArrayList<>();
    private final Database database;
    private final InstantSource clock;
    private long groupId = NONE;
    private long lastGroupId = NONE;
    private long unrecordedMillis = NONE;

    GroupCommit(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Commits the group; may be called again with the same group after a failure, whatever had happened by then. */
    CommittedGroup commit(List<Arrival> group) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>(group.size());
        try {
            outcomes.addAll(attemptAgainst(group));
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
            for (Arrival arrival : group) {
                outcomes.addAll(commitAlone(arrival));
            }
        }
        List<HeardStreams.Hole> asked = List.copyOf(holes);
        holes.clear();
        return new CommittedGroup(lastGroupId, unrecordedMillis, asked, outcomes);
    }

    /** Another receiver's transaction may win a collision; the loser simply comes again. */
    private List<Outcome> attemptAgainst(List<Arrival> group) throws SQLException {
        for (int lost = 1; ; lost++) {
            try {
                return attempt(group);
            } catch (SQLException e) {
                if (!isCollision(e) || lost == COLLISIONS) {
                    throw e;
                }
            }
        }
    }

    /** Writes down when the last group was on the disk, if no later group did. */
    void recordLastMoment() throws SQLException {
        if (unrecordedMillis == NONE) {
            return;
        }
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            groups.insert(connection, lastGroupId, unrecordedMillis);
            database.commitDurably(connection);
        }
        unrecordedMillis = NONE;
    }

    private List<Outcome> commitAlone(Arrival arrival) throws SQLException {
        try {
            return attemptAgainst(List.of(arrival));
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
            return attemptAgainst(List.of(new Arrival(
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
                if (unrecordedMillis != NONE) {
                    groups.insert(connection, lastGroupId, unrecordedMillis);
                }
                while (groupId <= lastGroupId) { // a database that fell back in time gives a number again
                    groupId = groups.nextId(connection);
                }
                List<HeardStreams.Hole> before = streams.holesBefore(connection, group, groupId);
                List<Outcome> outcomes =
                        new BatchTransaction(database, connection, groupId, clock.millis()).apply(group);
                database.commitDurably(connection);
                unrecordedMillis = clock.millis();
                lastGroupId = groupId;
                groupId = NONE;
                streams.committed(group);
                holes.addAll(before);
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

    /** SQLSTATE class 40: the transaction was rolled back because of another one. */
    private static boolean isCollision(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("40");
    }
}
