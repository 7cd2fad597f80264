package io.wardgate.simulator.faults.uplink;

import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What one gateway had acknowledged, to be compared with the database of a stopped receiver.
 *
 * @param gateway its id
 * @param firstDevice its devices have the numbers from this
 * @param lastDevice to this
 * @param batches that its store acknowledged
 * @param readings in them, each with a number of its own, rising by one within a device
 */
record Delivery(String gateway, long firstDevice, long lastDevice, int batches, long readings) {

    private static final String BATCHES =
            "SELECT COUNT(*), COALESCE(SUM(readings), 0), COALESCE(SUM(duplicates), 0) FROM batch WHERE gateway = ?";
    private static final String READINGS = "SELECT COUNT(*) FROM reading WHERE device BETWEEN ? AND ?";
    private static final String GAPS = "SELECT COUNT(*) FROM (SELECT device FROM reading WHERE device BETWEEN ? AND ?"
            + " GROUP BY device, boot HAVING MIN(sequence) <> 1 OR MAX(sequence) <> COUNT(*))";
    private static final String UNORDERED = "SELECT COUNT(*) FROM (SELECT sampled_at, LAG(sampled_at) OVER"
            + " (PARTITION BY device, boot ORDER BY sequence) AS earlier FROM reading WHERE device BETWEEN ? AND ?)"
            + " WHERE earlier > sampled_at + 1";
    private static final String REFUSED = "SELECT COUNT(*) FROM quarantine WHERE gateway = ?";

    /** Compares all; misses name the gateway, whose id ends with its seed. */
    static void check(List<Delivery> deliveries, Path database, Tally tally, String test) throws IOException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + database + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r")) {
            for (Delivery delivery : deliveries) {
                delivery.check(connection, tally, test);
            }
        } catch (SQLException e) {
            throw new IOException("the receiver's database cannot be read", e);
        }
    }

    private void check(Connection connection, Tally tally, String test) throws SQLException {
        long[] stored = numbers(connection, BATCHES, gateway);
        tally.add(Count.ACKNOWLEDGED, batches);
        tally.add(Count.LOST, Math.max(0, batches - stored[0]));
        tally.add(Count.DUPLICATED, stored[2]);
        expect(tally, test, "batches", batches, stored[0]);
        expect(tally, test, "readings in its batches", readings, stored[1]);
        expect(tally, test, "readings that came twice", 0, stored[2]);
        expect(tally, test, "readings", readings, numbers(connection, READINGS, firstDevice, lastDevice)[0]);
        expect(tally, test, "devices with a gap", 0, numbers(connection, GAPS, firstDevice, lastDevice)[0]);
        expect(tally, test, "readings out of order", 0, numbers(connection, UNORDERED, firstDevice, lastDevice)[0]);
        expect(tally, test, "refused batches", 0, numbers(connection, REFUSED, gateway)[0]);
    }

    private void expect(Tally tally, String test, String what, long expected, long found) {
        if (expected != found) {
            tally.miss(test + " " + gateway + ": " + found + " " + what + ", expected " + expected);
        }
    }

    private static long[] numbers(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long[] numbers = new long[row.getMetaData().getColumnCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getLong(i + 1);
                }
                return numbers;
            }
        }
    }
}
