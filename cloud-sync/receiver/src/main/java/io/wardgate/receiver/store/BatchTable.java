package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Table {@code batch}: one row per accepted batch id, for ever, so that a resent batch is known. */
public final class BatchTable {

    private static final String FIND = """
            SELECT body_hash, stored, duplicates, commit_group FROM batch
            WHERE gateway = ? AND epoch = ? AND lane = ? AND sequence = ?""";
    private static final String INSERT = """
            INSERT INTO batch (gateway, epoch, lane, sequence, body_hash, readings, stored, duplicates, received_at,
                commit_group, clock_boot, clock_offset, synchronised)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String CORRECT = """
            UPDATE batch SET stored = ?, duplicates = ?, aside = ?
            WHERE gateway = ? AND epoch = ? AND lane = ? AND sequence = ?""";
    private static final String LAST =
            "SELECT sequence FROM batch WHERE gateway = ? AND epoch = ? AND lane = ? AND commit_group <> ?"
                    + " ORDER BY gateway DESC, epoch DESC, lane DESC, sequence DESC FETCH FIRST ROW ONLY";

    private static final String HEARD = """
            SELECT gateway, MAX(epoch), MAX(received_at) FROM batch WHERE commit_group > ? AND commit_group <= ?
            GROUP BY gateway""";

    /** That something of a gateway was received, and when last. */
    public record Heard(String gateway, long epoch, long receivedAtMillis) {}

    /** What is known of an id that was accepted before. */
    public record Known(String hash, int stored, int duplicates, long commitGroup) {}

    /** The row of an id. */
    public Optional<Known> find(Connection connection, BatchId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            bindId(query, 1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** The greatest sequence known, apart from what this group brought itself; 0 if none. */
    public long lastSequence(Connection connection, String gateway, long epoch, Lane lane, long exceptGroup)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, gateway);
            query.setLong(2, epoch);
            query.setInt(3, lane.number());
            query.setLong(4, exceptGroup);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Takes the ids that are free, with all their readings as stored. If another receiver is just taking one, this waits
     * for the end of its transaction.
     *
     * @return per batch 1 if its id was free, 0 if not
     */
    public int[] insertFree(Connection connection, List<TimedBatch> batches, long commitGroup) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (TimedBatch timed : batches) {
                IncomingBatch incoming = timed.incoming();
                int readings = incoming.batch().declaredReadings();
                bindId(insert, 1, incoming.batch().id());
                insert.setString(5, incoming.hash());
                insert.setInt(6, readings);
                insert.setInt(7, readings);
                insert.setLong(8, incoming.receivedAtMillis());
                insert.setLong(9, commitGroup);
                insert.setLong(10, incoming.batch().clock().bootId());
                insert.setLong(11, timed.clockOffsetMillis());
                insert.setBoolean(12, incoming.batch().clock().synchronised());
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    /** Says what became of the readings of a batch, unless all were stored. */
    public void correct(Connection connection, BatchId id, StoredCounts counts) throws SQLException {
        if (counts.duplicates() == 0 && counts.aside().isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CORRECT)) {
            update.setInt(1, counts.stored());
            update.setInt(2, counts.duplicates());
            update.setInt(3, counts.aside().size());
            bindId(update, 4, id);
            update.executeUpdate();
        }
    }

    /** Whose batches the groups after one number up to another brought. */
    public List<Heard> heard(Connection connection, long afterGroup, long upToGroup) throws SQLException {
        List<Heard> heard = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(HEARD)) {
            query.setLong(1, afterGroup);
            query.setLong(2, upToGroup);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    heard.add(new Heard(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return heard;
    }

    private static void bindId(PreparedStatement statement, int first, BatchId id) throws SQLException {
        statement.setString(first, id.gateway());
        statement.setLong(first + 1, id.epoch());
        statement.setInt(first + 2, id.lane().number());
        statement.setLong(first + 3, id.sequence());
    }
}
