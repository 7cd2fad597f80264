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
 * The readings that one gateway's store acknowledged, to be compared with the database of a stopped receiver; in
 * whatever batches they came, because what waits for a minute is packed anew.
 *
 * @param gateway its id
 * @param firstDevice its devices have the numbers from this
 * @param lastDevice to this
 * @param readings each with a number of its own, rising by one within a device
 */
record Delivery(String gateway, long firstDevice, long lastDevice, long readings) {

    private static final String READINGS = "SELECT COUNT(*) FROM reading WHERE device BETWEEN ? AND ?";
    private static final String TWICE = "SELECT COALESCE(SUM(surplus), 0) FROM (SELECT COUNT(*) - 1 AS surplus"
            + " FROM reading WHERE device BETWEEN ? AND ? GROUP BY device, boot, sequence HAVING COUNT(*) > 1)";
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
        long stored = number(connection, READINGS, firstDevice, lastDevice);
        long twice = number(connection, TWICE, firstDevice, lastDevice);
        tally.add(Count.ACKNOWLEDGED, readings);
        tally.add(Count.LOST, Math.max(0, readings - (stored - twice)));
        tally.add(Count.DUPLICATED, twice);
        expect(tally, test, "readings", readings, stored);
        expect(tally, test, "readings stored twice", 0, twice);
        expect(tally, test, "devices with a gap", 0, number(connection, GAPS, firstDevice, lastDevice));
        expect(tally, test, "readings out of order", 0, number(connection, UNORDERED, firstDevice, lastDevice));
        expect(tally, test, "refused batches", 0, number(connection, REFUSED, gateway));
    }

    private void expect(Tally tally, String test, String what, long expected, long found) {
        if (expected != found) {
            tally.miss(test + " " + gateway + ": " + found + " " + what + ", expected " + expected);
        }
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
