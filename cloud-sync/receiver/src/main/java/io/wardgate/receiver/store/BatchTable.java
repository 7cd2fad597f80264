package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Table {@code batch}: one row per accepted batch id, for ever, so that a resent batch is known. */
public final class BatchTable {

    private static final String FIND = """
            SELECT body_hash, stored, duplicates, commit_group FROM batch
            WHERE gateway = ? AND epoch = ? AND lane = ? AND sequence = ?""";
    private static final String INSERT = """
            INSERT INTO batch (gateway, epoch, lane, sequence, body_hash, readings, stored, duplicates, received_at,
                commit_group) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What is known of an id that was accepted before. */
    public record Known(String hash, int stored, int duplicates, long commitGroup) {}

    /** The row of an id. */
    public Optional<Known> find(Connection connection, BatchId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            bindId(query, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Adds the row of a batch whose readings were inserted in the same transaction. */
    public void insert(Connection connection, IncomingBatch incoming, int stored, long commitGroup)
            throws SQLException {
        int readings = incoming.batch().declaredReadings();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bindId(insert, incoming.batch().id());
            insert.setString(5, incoming.hash());
            insert.setInt(6, readings);
            insert.setInt(7, stored);
            insert.setInt(8, readings - stored);
            insert.setLong(9, incoming.receivedAtMillis());
            insert.setLong(10, commitGroup);
            insert.executeUpdate();
        }
    }

    private static void bindId(PreparedStatement statement, BatchId id) throws SQLException {
        statement.setString(1, id.gateway());
        statement.setLong(2, id.epoch());
        statement.setInt(3, id.lane().number());
        statement.setLong(4, id.sequence());
    }
}
