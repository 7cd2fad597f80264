package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Block by block: within one process a statement costs no round trip, and this receiver is the only one that writes. */
final class H2KeyClaims implements KeyClaims {

    private static final String FIND =
            "SELECT seen FROM reading_key WHERE device = ? AND boot = ? AND block = ? FOR UPDATE";
    private static final String PUT =
            "MERGE INTO reading_key (device, boot, block, seen, fresh) KEY (device, boot, block) VALUES (?, ?, ?, ?, ?)";

    @Override
    public void claim(Connection connection, List<KeyBlock> blocks) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND);
                PreparedStatement put = connection.prepareStatement(PUT)) {
            for (KeyBlock block : blocks) {
                bindKey(find, block);
                long seen = 0;
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        seen = row.getLong(1);
                    }
                }
                long fresh = block.wanted() & ~seen;
                block.fresh(fresh);
                if (fresh != 0) {
                    bindKey(put, block);
                    put.setLong(4, seen | fresh);
                    put.setLong(5, fresh);
                    put.executeUpdate();
                }
            }
        }
    }

    private static void bindKey(PreparedStatement statement, KeyBlock block) throws SQLException {
        statement.setLong(1, block.device());
        statement.setLong(2, block.boot());
        statement.setLong(3, block.number());
    }
}
