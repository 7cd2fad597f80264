package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Table {@code reading}: each (device, boot, sequence) once, whoever heard it. */
public final class ReadingTable {

    private static final String NEWEST = "SELECT device, boot, sequence, gateway, sampled_at, rssi_dbm, flags, quality,"
            + " suspect, " + ReadingColumns.METRICS
            + " FROM reading WHERE device = ? ORDER BY device DESC, sampled_at DESC FETCH FIRST ? ROWS ONLY";

    private final Database database;
    private final AsideTable asides = new AsideTable();

    public ReadingTable(Database database) {
        this.database = database;
    }

    /** Inserts the readings of new batches that are not there yet; the result is in the order of the batches. */
    public List<StoredCounts> insertNew(Connection connection, List<TimedBatch> batches, long nowMillis)
            throws SQLException {
        ReadingGroup group = new ReadingGroup(batches, nowMillis);
        if (group.isEmpty()) {
            return group.nothing();
        }
        database.kind().keys().claim(connection, group.blocks());
        database.preparePartitions(group.freshDays(), nowMillis);
        asides.insert(connection, group.asides(), nowMillis);
        ReadingAppender appender = database.kind().appender(connection);
        try {
            List<StoredCounts> counts = group.append(appender);
            appender.finish();
            return counts;
        } catch (SQLException e) {
            appender.abandon();
            throw e;
        }
    }

    /** The newest readings of a device, newest first. */
    public List<StoredReading> newest(Connection connection, long device, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setLong(1, device);
            query.setInt(2, limit);
            List<StoredReading> readings = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    readings.add(StoredReading.of(row));
                }
            }
            return readings;
        }
    }

    /** The next greater device id that has readings: hops along the index instead of reading the table. */
    public OptionalLong deviceAfter(Connection connection, long device) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT device FROM reading_key WHERE device > ? ORDER BY device FETCH FIRST ROW ONLY")) {
            query.setLong(1, device);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
