package io.wardgate.receiver.store;

import io.wardgate.api.command.CommandState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Table {@code access_delivery}: which document is on its way to which gateway, and what came of it. */
public final class AccessDeliveryTable {

    private static final int MAX_DETAIL_CHARS = 512;
    private static final String SELECT =
            "SELECT kind, version, gateway, attempt, part, state, detail, updated_at FROM access_delivery ";
    private static final String INSERT = """
        INSERT INTO access_delivery (kind, version, gateway, attempt, part, state, detail, updated_at)
        VALUES (?, ?, ?, 1, 1, 0, '', ?) ON CONFLICT DO NOTHING\
        """;
    private static final String AGAIN = """
        UPDATE access_delivery SET attempt = attempt + 1, part = 1, state = 0, detail = '', updated_at = ?
        WHERE kind = ? AND version = ? AND gateway = ? AND state > %d\
        """.formatted(CommandState.DONE.number());

    /** A step on from one that was read; nothing if somebody else was faster. */
    private static final String STEP = """
        UPDATE access_delivery SET attempt = ?, part = ?, state = ?, detail = ?, updated_at = ?
        WHERE kind = ? AND version = ? AND gateway = ? AND attempt = ? AND part = ? AND state = 0\
        """;

    private static final String SUPERSEDE = """
        UPDATE access_delivery SET state = %d, detail = ?, updated_at = ?
        WHERE kind = ? AND version < ? AND gateway = ? AND state = 0\
        """.formatted(CommandState.EXPIRED.number());

    /** Sends a document on its way; again, if an attempt before ended in vain. */
    public void begin(Connection connection, AccessDocument document, String gateway, long nowMillis)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement again = connection.prepareStatement(AGAIN)) {
            insert.setInt(1, document.kind().number());
            insert.setLong(2, document.version());
            insert.setString(3, gateway);
            insert.setLong(4, nowMillis);
            insert.executeUpdate();
            again.setLong(1, nowMillis);
            again.setInt(2, document.kind().number());
            again.setLong(3, document.version());
            again.setString(4, gateway);
            again.executeUpdate();
        }
    }

    /** Older documents need not arrive any more. */
    public void supersede(Connection connection, AccessDocument by, String gateway, long nowMillis)
            throws SQLException {
        try (PreparedStatement supersede = connection.prepareStatement(SUPERSEDE)) {
            supersede.setString(1, "superseded by version " + Long.toUnsignedString(by.version()));
            supersede.setLong(2, nowMillis);
            supersede.setInt(3, by.kind().number());
            supersede.setLong(4, by.version());
            supersede.setString(5, gateway);
            supersede.executeUpdate();
        }
    }

    public void step(Connection connection, AccessDelivery from, AccessDelivery to) throws SQLException {
        String detail = to.detail();
        try (PreparedStatement step = connection.prepareStatement(STEP)) {
            step.setInt(1, to.attempt());
            step.setInt(2, to.part());
            step.setInt(3, to.state().number());
            step.setString(4, detail.substring(0, Math.min(detail.length(), MAX_DETAIL_CHARS)));
            step.setLong(5, to.updatedAtMillis());
            step.setInt(6, from.kind().number());
            step.setLong(7, from.version());
            step.setString(8, from.gateway());
            step.setInt(9, from.attempt());
            step.setInt(10, from.part());
            step.executeUpdate();
        }
    }

    /** All that are under way, older versions first. */
    public List<AccessDelivery> underWay(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + "WHERE state = 0 ORDER BY gateway, kind, version")) {
            return read(query);
        }
    }

    public List<AccessDelivery> of(Connection connection, AccessDocument document) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + "WHERE kind = ? AND version = ? ORDER BY gateway")) {
            query.setInt(1, document.kind().number());
            query.setLong(2, document.version());
            return read(query);
        }
    }

    /** Every gateway that ever told how it does. */
    public List<String> knownGateways(Connection connection) throws SQLException {
        List<String> gateways = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT gateway FROM gateway_health ORDER BY gateway")) {
            while (row.next()) {
                gateways.add(row.getString(1));
            }
        }
        return gateways;
    }

    private static List<AccessDelivery> read(PreparedStatement query) throws SQLException {
        List<AccessDelivery> deliveries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                deliveries.add(new AccessDelivery(
                        AccessDocument.Kind.ofNumber(row.getInt(1)),
                        row.getLong(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        CommandState.ofNumber(row.getInt(6)),
                        row.getString(7),
                        row.getLong(8)));
            }
        }
        return deliveries;
    }
}
