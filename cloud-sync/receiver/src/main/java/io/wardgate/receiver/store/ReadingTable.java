package io.wardgate.receiver.store;

import io.wardgate.api.reading.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Table {@code reading}: each (device, boot, sequence) once, whoever heard it. */
public final class ReadingTable {

    private static final String NEWEST = "SELECT device, boot, sequence, gateway, sampled_at, rssi_dbm, flags, quality,"
            + " suspect, " + ReadingColumns.METRIC_COLUMNS
            + " FROM reading WHERE device = ? ORDER BY device DESC, sampled_at DESC FETCH FIRST ? ROWS ONLY";

    private record Key(long device, int boot, long sequence) {}

    /** Inserts the readings that are not there yet; returns how many. */
    public int insertNew(Connection connection, IncomingBatch incoming) throws SQLException {
        List<Reading> readings = incoming.batch().contents().readings();
        if (readings.isEmpty()) {
            return 0;
        }
        Set<Key> seen = new HashSet<>();
        List<Reading> distinct = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (seen.add(new Key(reading.deviceId(), reading.boot(), reading.sequence()))) {
                distinct.add(reading);
            }
        }
        ReadingColumns columns = new ReadingColumns(distinct.size());
        for (Reading reading : distinct) {
            columns.add(reading, incoming.batch().clock());
        }
        return columns.insertNew(connection, incoming.batch().id());
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
                "SELECT device FROM reading WHERE device > ? ORDER BY device FETCH FIRST ROW ONLY")) {
            query.setLong(1, device);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
