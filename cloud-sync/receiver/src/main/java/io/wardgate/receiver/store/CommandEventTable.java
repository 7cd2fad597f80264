package io.wardgate.receiver.store;

import io.wardgate.api.command.CommandState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Table {@code command_event}: when each state was reached first. */
public final class CommandEventTable {

    private static final String INSERT = """
            INSERT INTO command_event (command, state, happened_at, recorded_at, detail)
            SELECT CAST(? AS VARCHAR(36)), CAST(? AS SMALLINT), CAST(? AS BIGINT), CAST(? AS BIGINT),
                CAST(? AS VARCHAR(512)) FROM command WHERE id = ? AND gateway = ? ON CONFLICT DO NOTHING""";
    private static final String SELECT = """
            SELECT state, happened_at, recorded_at, detail FROM command_event
            WHERE command = ? ORDER BY recorded_at, state""";

    /** Keeps an event of a command that this gateway has, unless that state is known. */
    public void insert(Connection connection, String gateway, UUID id, CommandEvent event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id.toString());
            insert.setInt(2, event.state().number());
            insert.setLong(3, event.happenedAtMillis());
            insert.setLong(4, event.recordedAtMillis());
            insert.setString(5, event.detail());
            insert.setString(6, id.toString());
            insert.setString(7, gateway);
            insert.executeUpdate();
        }
    }

    public List<CommandEvent> of(Connection connection, UUID id) throws SQLException {
        List<CommandEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT)) {
            query.setString(1, id.toString());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(new CommandEvent(
                            CommandState.ofNumber(row.getInt(1)), row.getLong(2), row.getLong(3), row.getString(4)));
                }
            }
        }
        return events;
    }
}
