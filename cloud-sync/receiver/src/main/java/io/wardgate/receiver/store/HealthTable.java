package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Table {@code gateway_health}: the newest report of each gateway. */
public final class HealthTable {

    private static final String UPDATE = """
            UPDATE gateway_health SET epoch = ?, received_at = ?, reported_at = ?, document = ?
            WHERE gateway = ? AND (epoch < ? OR (epoch = ? AND reported_at <= ?))""";
    private static final String INSERT = """
            INSERT INTO gateway_health (epoch, received_at, reported_at, document, gateway)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    /** The newest report of one gateway. */
    public record Row(
            String gateway, long epoch, long receivedAtMillis, long reportedAtMillis, HealthDocument document) {

        /** The newer of two reports of one gateway. */
        public Row newer(Row other) {
            boolean otherIsNewer =
                    other.epoch == epoch ? other.reportedAtMillis >= reportedAtMillis : other.epoch > epoch;
            return otherIsNewer ? other : this;
        }
    }

    /** Keeps the report unless a newer one is there; a later epoch is newer whatever the clock says. */
    public void upsert(Connection connection, Row row) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            bind(update, row);
            update.setLong(6, row.epoch());
            update.setLong(7, row.epoch());
            update.setLong(8, row.reportedAtMillis());
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, row);
            insert.executeUpdate();
        }
    }

    /** Every gateway's newest report. */
    public List<Row> all(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT gateway, epoch, received_at, reported_at, document"
                        + " FROM gateway_health ORDER BY gateway")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        HealthDocument.parse(row.getString(5))));
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.epoch());
        statement.setLong(2, row.receivedAtMillis());
        statement.setLong(3, row.reportedAtMillis());
        statement.setString(4, row.document().toJson());
        statement.setString(5, row.gateway());
    }
}
