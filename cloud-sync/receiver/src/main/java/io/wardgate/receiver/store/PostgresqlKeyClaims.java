package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * One statement for all blocks. A row's lock is held to the end of the transaction, so that of two receivers which
 * claim the same reading the second waits and then finds it taken.
 */
final class PostgresqlKeyClaims implements KeyClaims {

    private static final String CLAIM = """
            WITH claimed AS (
                INSERT INTO reading_key AS known (device, boot, block, seen, fresh)
                SELECT device, boot, block, wanted, wanted
                FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) AS t (device, boot, block, wanted)
                ON CONFLICT (device, boot, block) DO UPDATE
                SET fresh = excluded.seen & ~known.seen, seen = known.seen | excluded.seen
                RETURNING device, boot, block, fresh)
            SELECT fresh FROM claimed ORDER BY device, boot, block""";

    @Override
    public void claim(Connection connection, List<KeyBlock> blocks) throws SQLException {
        Long[] devices = new Long[blocks.size()];
        Long[] boots = new Long[blocks.size()];
        Long[] numbers = new Long[blocks.size()];
        Long[] wanted = new Long[blocks.size()];
        for (int i = 0; i < devices.length; i++) {
            KeyBlock block = blocks.get(i);
            devices[i] = block.device();
            boots[i] = block.boot();
            numbers[i] = block.number();
            wanted[i] = block.wanted();
        }
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setArray(1, connection.createArrayOf("bigint", devices));
            claim.setArray(2, connection.createArrayOf("bigint", boots));
            claim.setArray(3, connection.createArrayOf("bigint", numbers));
            claim.setArray(4, connection.createArrayOf("bigint", wanted));
            try (ResultSet row = claim.executeQuery()) {
                for (KeyBlock block : blocks) {
                    row.next();
                    block.fresh(row.getLong(1));
                }
            }
        }
    }
}
