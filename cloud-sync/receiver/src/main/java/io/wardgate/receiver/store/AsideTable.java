package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.reading.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Table {@code quarantined_reading}: acknowledged but not believed. Their keys stay free for a better copy. */
final class AsideTable {

    private static final int MEASURED_LENGTH = 400;
    private static final String INSERT = """
            INSERT INTO quarantined_reading (gateway, epoch, lane, batch_sequence, device, boot, sequence, sampled_at,
                received_at, reason, flags, quality, suspect, measured)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    void insert(Connection connection, List<ReadingGroup.Aside> asides, long nowMillis) throws SQLException {
        if (asides.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ReadingGroup.Aside aside : asides) {
                BatchId id = aside.batch().incoming().batch().id();
                Reading reading = aside.reading();
                String measured = reading.rssiDbm() + " dBm " + reading.values();
                insert.setString(1, id.gateway());
                insert.setLong(2, id.epoch());
                insert.setInt(3, id.lane().number());
                insert.setLong(4, id.sequence());
                insert.setLong(5, reading.deviceId());
                insert.setLong(6, Integer.toUnsignedLong(reading.boot()));
                insert.setLong(7, reading.sequence());
                insert.setLong(8, aside.batch().sampledAtMillis(reading));
                insert.setLong(9, nowMillis);
                insert.setString(10, aside.reason());
                insert.setInt(11, reading.flags());
                insert.setInt(12, aside.batch().quality(reading));
                insert.setInt(13, reading.suspectMetrics());
                insert.setString(14, measured.substring(0, Math.min(measured.length(), MEASURED_LENGTH)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
