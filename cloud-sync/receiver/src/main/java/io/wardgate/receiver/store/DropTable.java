package io.wardgate.receiver.store;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Table {@code declared_drop}: losses that a gateway owned up to. Idempotent because its batch is. */
public final class DropTable {

    private static final String INSERT = """
            INSERT INTO declared_drop (gateway, epoch, lane, batch_sequence, device, drop_lane, boot, from_sequence,
                to_sequence, count, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Adds the drops of a batch that was inserted in the same transaction. */
    public void insert(Connection connection, BatchId id, List<Drop> drops) throws SQLException {
        if (drops.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Drop drop : drops) {
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
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
