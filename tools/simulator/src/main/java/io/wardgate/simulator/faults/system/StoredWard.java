package io.wardgate.simulator.faults.system;

import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.Tally;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the receiver's database with what one ward's gateway was given: each reading once, whatever batch it came in.
 */
final class StoredWard {

    private static final String READINGS = "SELECT COUNT(*) FROM reading";
    private static final String GAPS = "SELECT COUNT(*) FROM (SELECT device FROM reading"
            + " GROUP BY device, boot HAVING MIN(sequence) <> 1 OR MAX(sequence) <> COUNT(*)) AS gaps";
    private static final String DEVICES = "SELECT DISTINCT device FROM reading";

    /** Of one device: a day of a whole ward at once would not fit into H2's memory. */
    private static final String TWICE = "SELECT COALESCE(SUM(surplus), 0) FROM (SELECT COUNT(*) - 1 AS surplus"
            + " FROM reading WHERE device = ? GROUP BY boot, sequence HAVING COUNT(*) > 1) AS twice";

    private static final String UNORDERED = "SELECT COUNT(*) FROM (SELECT sampled_at, LAG(sampled_at) OVER"
            + " (PARTITION BY boot ORDER BY sequence) AS earlier FROM reading WHERE device = ?) AS pairs"
            + " WHERE earlier > sampled_at + 1";
    private static final String REFUSED =
            "SELECT (SELECT COUNT(*) FROM quarantine) + (SELECT COUNT(*) FROM quarantined_reading)";
    private static final String DECLARED = "SELECT COALESCE(SUM(count), 0) FROM declared_drop";

    private StoredWard() {}

    /** Notes what is missing, double or out of order. The receiver of an H2 database must have been stopped. */
    static void check(String databaseUrl, long readings, Tally tally, String test) throws IOException {
        try (Connection connection = DriverManager.getConnection(databaseUrl);
                Statement statement = connection.createStatement()) {
            long stored = number(statement, READINGS);
            List<Long> devices = devices(statement);
            long twice = sum(connection, TWICE, devices);
            tally.add(Count.ACKNOWLEDGED, readings);
            tally.add(Count.DUPLICATED, twice);
            tally.add(Count.LOST, Math.max(0, readings - (stored - twice)));
            expect(tally, test, "readings", readings, stored);
            expect(tally, test, "readings stored twice", 0, twice);
            expect(tally, test, "devices with a gap", 0, number(statement, GAPS));
            expect(tally, test, "readings out of order", 0, sum(connection, UNORDERED, devices));
            expect(tally, test, "refused or set aside", 0, number(statement, REFUSED));
            expect(tally, test, "readings declared lost", 0, number(statement, DECLARED));
        } catch (SQLException e) {
            throw new IOException("the receiver's database cannot be read: " + e.getMessage(), e);
        }
    }

    private static void expect(Tally tally, String test, String what, long expected, long found) {
        if (expected != found) {
            tally.miss(test + ": " + found + " " + what + ", expected " + expected);
        }
    }

    private static List<Long> devices(Statement statement) throws SQLException {
        List<Long> devices = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(DEVICES)) {
            while (rows.next()) {
                devices.add(rows.getLong(1));
            }
        }
        return devices;
    }

    private static long sum(Connection connection, String sql, List<Long> devices) throws SQLException {
        long sum = 0;
        try (PreparedStatement ofDevice = connection.prepareStatement(sql)) {
            for (long device : devices) {
                ofDevice.setLong(1, device);
                try (ResultSet row = ofDevice.executeQuery()) {
                    row.next();
                    sum += row.getLong(1);
                }
            }
        }
        return sum;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
