package io.wardgate.receiver.store;

import io.wardgate.api.clock.ClockMap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Table {@code clock_map}: how the wall clock of a gateway's boot lies to its monotonic time, as it said last. */
public final class ClockTable {

    private static final String FIND = "SELECT clock_offset FROM clock_map WHERE gateway = ? AND clock_boot = ?";
    private static final String UPDATE = """
            UPDATE clock_map SET mono_millis = ?, clock_offset = ?
            WHERE gateway = ? AND clock_boot = ? AND mono_millis <= ?""";
    private static final String INSERT = """
            INSERT INTO clock_map (mono_millis, clock_offset, gateway, clock_boot) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    /** Wall minus monotonic time of a boot, if the gateway told it. */
    public OptionalLong offsetMillis(Connection connection, String gateway, long bootId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, gateway);
            query.setLong(2, bootId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Keeps the map unless a later one is known. */
    public void put(Connection connection, String gateway, ClockMap map) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            bind(update, gateway, map);
            update.setLong(5, map.monoMillis());
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, gateway, map);
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, String gateway, ClockMap map) throws SQLException {
        statement.setLong(1, map.monoMillis());
        statement.setLong(2, map.wallMillis() - map.monoMillis());
        statement.setString(3, gateway);
        statement.setLong(4, map.bootId());
    }
}
