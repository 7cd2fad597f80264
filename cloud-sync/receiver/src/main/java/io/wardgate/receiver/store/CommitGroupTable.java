package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Table {@code commit_group}: when each group was on the disk. That moment is known only afterwards, so it is written
 * with the next group, or alone when none follows. A killed receiver loses at most the moment of its last group.
 */
public final class CommitGroupTable {

    /** A number that no group of any receiver on this database had or will have. */
    public long nextId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT nextval('commit_group_id')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Records when a group was on the disk; once is enough. */
    public void insert(Connection connection, long id, long committedAtMillis) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO commit_group (id, committed_at) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, id);
            insert.setLong(2, committedAtMillis);
            insert.executeUpdate();
        }
    }
}
