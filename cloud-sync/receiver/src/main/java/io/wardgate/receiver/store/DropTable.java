package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * Table {@code declared_drop}: losses that a gateway owned up to. Idempotent because its batch is; and a range of batches
 * counts once even if the gateway declares it again after a crash, because it names their epoch.
 */
public final class DropTable {

    private static final String INSERT = """
            INSERT INTO declared_drop (gateway, epoch, lane, batch_sequence, device, drop_lane, boot, from_sequence,
                to_sequence, count, reason, drop_epoch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    /** Adds the drops of a batch that was inserted in the same transaction; returns how many readings are new losses. */
    public long insert(Connection connection, BatchId id, List<Drop> drops) throws SQLException {
        if (drops.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Drop drop : drops) {
                bind(insert, id, drop);
                insert.addBatch();
            }
            int[] added = insert.executeBatch();
            long lost = 0;
            for (int i = 0; i < added.length; i++) {
                boolean readings = drops.get(i).reason().countsReadings();
                lost += added[i] > 0 && readings ? drops.get(i).count() : 0;
            }
            return lost;
        }
    }

    private static void bind(PreparedStatement insert, BatchId id, Drop drop) throws SQLException {
        insert.setString(1, id.gateway());
        insert.setLong(2, id.epoch());
        insert.setInt(3, id.lane().number());
        insert.setLong(4, id.sequence());
        insert.setLong(5, drop.deviceId());
        insert.setInt(6, drop.lane().number());
        insert.setLong(7, Integer.toUnsignedLong(drop.boot()));
        insert.setLong(8, drop.fromSequence());
        insert.setLong(9, drop.toSequence());
        insert.setLong(10, drop.count());
        insert.setInt(11, drop.reason().number());
        if (drop.epoch() == 0) {
            insert.setNull(12, Types.BIGINT);
        } else {
            insert.setLong(12, drop.epoch());
        }
    }
}
