package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Table {@code quarantine}: octets that will never be accepted, kept for a person to look at.
 *
 * <p>Bounded, the oldest go first. Octets whose batch id could be read have a bound of their own, so that a flood of
 * rubbish cannot push out what a gateway once measured. Equal octets are kept once.
 */
public final class QuarantineTable {

    static final int KEEP_IDENTIFIED = 10_000;
    static final int KEEP_RUBBISH = 1_000;

    private static final int REASON_LENGTH = 400;
    private static final String INSERT = """
            INSERT INTO quarantine (gateway, received_at, reason, envelope, envelope_hash, identified)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String TRIM = """
            DELETE FROM quarantine WHERE identified = ? AND id <= (
                SELECT id FROM quarantine WHERE identified = ? ORDER BY id DESC OFFSET ? ROWS FETCH FIRST ROW ONLY)""";

    /** One thing to keep. */
    public record Item(
            String gateway, long receivedAtMillis, String reason, byte[] envelope, String hash, boolean identified) {}

    /** Keeps the item, and lets go of the oldest of its sort beyond the bound. */
    public void insert(Connection connection, Item item) throws SQLException {
        String reason = item.reason().replace('\0', ' ');
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, item.gateway());
            insert.setLong(2, item.receivedAtMillis());
            insert.setString(3, reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
            insert.setBytes(4, item.envelope());
            insert.setString(5, item.hash());
            insert.setBoolean(6, item.identified());
            insert.executeUpdate();
        }
        try (PreparedStatement trim = connection.prepareStatement(TRIM)) {
            trim.setBoolean(1, item.identified());
            trim.setBoolean(2, item.identified());
            trim.setInt(3, item.identified() ? KEEP_IDENTIFIED : KEEP_RUBBISH);
            trim.executeUpdate();
        }
    }
}
