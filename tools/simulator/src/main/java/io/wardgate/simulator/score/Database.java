package io.wardgate.simulator.score;

import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.vitals.Vitals;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the receiver's database: an H2 file, opened read-only after the receiver stopped, or PostgreSQL. Used once by
 * one thread.
 */
final class Database implements AutoCloseable {

    private static final String WRONG_USER = "28000";

    private final String url;
    private final Connection connection;

    private Database(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    static Database open(String url) throws ScoreException {
        String readOnly = url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:")
                ? url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
                : url;
        try {
            return new Database(url, connect(readOnly));
        } catch (SQLException e) {
            throw new ScoreException("database " + url + " does not open: " + oneLine(e), e);
        }
    }

    /** H2 files are made by the nameless user or by sa, depending on who opened them first. */
    private static Connection connect(String url) throws SQLException {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            if (url.startsWith("jdbc:h2:") && WRONG_USER.equals(e.getSQLState())) {
                return DriverManager.getConnection(url, "sa", "");
            }
            throw e;
        }
    }

    StoredWard read() throws ScoreException {
        try {
            return new StoredWard(
                    readings(),
                    number("SELECT COUNT(*) FROM reading"),
                    number("SELECT COUNT(*) FROM (SELECT DISTINCT device, boot, sequence FROM reading) keys"),
                    number("SELECT COALESCE(SUM(stored), 0) FROM batch"),
                    batches(),
                    commitGroups(),
                    drops(),
                    aside(),
                    pending());
        } catch (SQLException e) {
            throw new ScoreException("database " + url + " is not a receiver's: " + oneLine(e), e);
        }
    }

    /** The batches alone: what hours of readings leave room for. */
    Map<BatchKey, StoredBatch> readBatches() throws ScoreException {
        try {
            return batches();
        } catch (SQLException e) {
            throw new ScoreException("database " + url + " is not a receiver's: " + oneLine(e), e);
        }
    }

    private Map<RecordKey, StoredReading> readings() throws SQLException {
        Map<RecordKey, StoredReading> readings = new HashMap<>();
        each(
                "SELECT device, boot, sequence, epoch, lane, batch_sequence, sampled_at, flags, quality,"
                        + " heart_rate, spo2, skin_temperature, motion FROM reading",
                row -> {
                    RecordKey key = new RecordKey(row.getLong(1), row.getLong(2), row.getLong(3));
                    readings.putIfAbsent(
                            key,
                            new StoredReading(
                                    key,
                                    new BatchKey(row.getLong(4), row.getInt(5), row.getLong(6)),
                                    row.getLong(7),
                                    row.getInt(8),
                                    row.getInt(9),
                                    new StoredReading.Measured(
                                            value(row, 10), value(row, 11), value(row, 12), value(row, 13))));
                });
        return readings;
    }

    private Map<BatchKey, StoredBatch> batches() throws SQLException {
        Map<BatchKey, StoredBatch> batches = new HashMap<>();
        each(
                "SELECT epoch, lane, sequence, body_hash, readings, received_at, commit_group FROM batch",
                row -> batches.put(
                        new BatchKey(row.getLong(1), row.getInt(2), row.getLong(3)),
                        new StoredBatch(row.getString(4).trim(), row.getInt(5), row.getLong(6), row.getLong(7))));
        return batches;
    }

    private Map<Long, Long> commitGroups() throws SQLException {
        Map<Long, Long> groups = new HashMap<>();
        each("SELECT id, committed_at FROM commit_group", row -> groups.put(row.getLong(1), row.getLong(2)));
        return groups;
    }

    private List<DeclaredDrop> drops() throws SQLException {
        List<DeclaredDrop> drops = new ArrayList<>();
        each(
                "SELECT device, boot, from_sequence, to_sequence, count, reason FROM declared_drop",
                row -> drops.add(new DeclaredDrop(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6))));
        return drops;
    }

    private Set<RecordKey> aside() throws SQLException {
        Set<RecordKey> aside = new HashSet<>();
        each(
                "SELECT device, boot, sequence FROM quarantined_reading",
                row -> aside.add(new RecordKey(row.getLong(1), row.getLong(2), row.getLong(3))));
        return aside;
    }

    private long pending() throws SQLException {
        List<Long> pending = new ArrayList<>();
        each(
                "SELECT document FROM gateway_health",
                row -> pending.add(HealthDocument.pendingReadings(row.getString(1))));
        return pending.stream().mapToLong(Long::longValue).sum();
    }

    private static int value(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Vitals.ABSENT : value;
    }

    private long number(String query) throws SQLException {
        long[] number = {0};
        each(query, row -> number[0] = row.getLong(1));
        return number[0];
    }

    private void each(String query, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    @Override
    public void close() throws ScoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ScoreException("database " + url + " does not close: " + oneLine(e), e);
        }
    }
}
