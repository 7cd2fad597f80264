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

    private static final String LAST = """
            SELECT COALESCE(MAX(id), 0) FROM (
                SELECT MAX(id) AS id FROM commit_group UNION ALL SELECT MAX(commit_group) AS id FROM batch) AS known""";

    /** The greatest group number ever used, 0 if none. */
    public long lastUsed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
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
