package io.wardgate.receiver.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was stored since somebody looked last, for many devices in one statement (PostgreSQL alone): a few index look-ups
 * per device, in the partitions that can hold it.
 */
public final class NewerReadings {

    /** Hops along the index from device to device instead of reading the table. */
    private static final String DEVICES = """
            WITH RECURSIVE hop (device) AS (
                (SELECT device FROM reading_key ORDER BY device FETCH FIRST ROW ONLY)
                UNION ALL
                SELECT later.device FROM hop CROSS JOIN LATERAL
                    (SELECT device FROM reading_key WHERE device > hop.device ORDER BY device FETCH FIRST ROW ONLY)
                    AS later)
            SELECT device FROM hop""";

    private static final String SINCE = "SELECT found.* FROM unnest(?::bigint[], ?::bigint[]) AS known (device, since)"
            + " CROSS JOIN LATERAL (SELECT device, boot, sequence, gateway, sampled_at, rssi_dbm, flags, quality, suspect, "
            + ReadingColumns.METRICS
            + " FROM reading WHERE reading.device = known.device AND sampled_at >= known.since"
            + " ORDER BY sampled_at DESC FETCH FIRST ? ROWS ONLY) AS found";

    /** All devices that have readings, in ascending order. */
    public List<Long> devices(Connection connection) throws SQLException {
        List<Long> devices = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(DEVICES)) {
            while (row.next()) {
                devices.add(row.getLong(1));
            }
        }
        return devices;
    }

    /**
     * The newest readings of each of these devices.
     *
     * @param sinceMillis per device: sampled then or later
     * @param limit per device
     */
    public List<StoredReading> since(Connection connection, Map<Long, Long> sinceMillis, int limit)
            throws SQLException {
        Array devices = connection.createArrayOf("bigint", sinceMillis.keySet().toArray());
        Array since = connection.createArrayOf("bigint", sinceMillis.values().toArray());
        List<StoredReading> readings = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SINCE)) {
            query.setArray(1, devices);
            query.setArray(2, since);
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    readings.add(StoredReading.of(row));
                }
            }
        }
        return readings;
    }
}
