package io.wardgate.receiver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Table {@code command}: what was ordered, and where it stands. */
public final class CommandTable {

    private static final String COLUMNS = "id, gateway, kind, arguments, payload, issued_at, not_before, expires_at,"
            + " ttl_millis, state, detail, updated_at";
    private static final String INSERT = "INSERT INTO command (" + COLUMNS + ", overdue)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE) ON CONFLICT DO NOTHING";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM command ";

    /** A state only goes on; a final one stays, unless the receiver had given the command up by itself. */
    private static final String REPORTED = """
            UPDATE command SET state = ?, detail = ?, updated_at = ?, overdue = FALSE
            WHERE id = ? AND gateway = ? AND ((state < ? AND state < 3) OR overdue)""";

    private static final String GIVE_UP = """
            UPDATE command SET state = 5, detail = ?, updated_at = ?, overdue = TRUE WHERE id = ? AND state = 0""";

    private final ObjectMapper json = new ObjectMapper();

    /** Adds a command; false if its id is there already. */
    public boolean insert(Connection connection, OrderedCommand ordered) throws SQLException {
        Command command = ordered.command();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, command.id().toString());
            insert.setString(2, ordered.gateway());
            insert.setString(3, command.kind());
            insert.setString(4, write(command.arguments()));
            insert.setBytes(5, command.payload());
            insert.setLong(6, command.timing().issuedMillis());
            insert.setLong(7, command.timing().notBeforeMillis());
            insert.setLong(8, command.timing().expiresMillis());
            insert.setLong(9, command.timing().ttlMillis());
            insert.setInt(10, ordered.state().number());
            insert.setString(11, ordered.detail());
            insert.setLong(12, ordered.updatedAtMillis());
            return insert.executeUpdate() > 0;
        }
    }

    public Optional<OrderedCommand> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            query.setString(1, id.toString());
            return read(query).stream().findFirst();
        }
    }

    /** The newest of one gateway. */
    public List<OrderedCommand> newest(Connection connection, String gateway, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + "WHERE gateway = ? ORDER BY issued_at DESC, id LIMIT ?")) {
            query.setString(1, gateway);
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** Which gateways have commands that they did not report of. */
    public Set<String> awaitedGateways(Connection connection) throws SQLException {
        Set<String> gateways = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT gateway FROM command WHERE state = 0")) {
            while (row.next()) {
                gateways.add(row.getString(1));
            }
        }
        return gateways;
    }

    /** Those of one gateway that it did not report of, oldest first. */
    public List<OrderedCommand> queued(Connection connection, String gateway, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                SELECT + "WHERE state = 0 AND gateway = ? ORDER BY issued_at, id LIMIT ?")) {
            query.setString(1, gateway);
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** Those that no gateway reported of and that must not start any more. */
    public List<OrderedCommand> overdue(Connection connection, long nowMillis, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + "WHERE state = 0 AND expires_at <= ? LIMIT ?")) {
            query.setLong(1, nowMillis);
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** Enters what a gateway reports of its own command; false if that says nothing new. */
    boolean reported(Connection connection, String gateway, UUID id, CommandState state, String detail, long nowMillis)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REPORTED)) {
            update.setInt(1, state.number());
            update.setString(2, detail);
            update.setLong(3, nowMillis);
            update.setString(4, id.toString());
            update.setString(5, gateway);
            update.setInt(6, state.number());
            return update.executeUpdate() > 0;
        }
    }

    /** Gives up a command that was never delivered; false if it was meanwhile. */
    public boolean giveUp(Connection connection, UUID id, String detail, long nowMillis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(GIVE_UP)) {
            update.setString(1, detail);
            update.setLong(2, nowMillis);
            update.setString(3, id.toString());
            return update.executeUpdate() > 0;
        }
    }

    private List<OrderedCommand> read(PreparedStatement query) throws SQLException {
        List<OrderedCommand> commands = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Command.Timing timing =
                        new Command.Timing(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
                Command command = new Command(
                        UUID.fromString(row.getString(1)),
                        row.getString(3),
                        arguments(row.getString(4)),
                        row.getBytes(5),
                        timing);
                commands.add(new OrderedCommand(
                        row.getString(2),
                        command,
                        CommandState.ofNumber(row.getInt(10)),
                        row.getString(11),
                        row.getLong(12)));
            }
        }
        return commands;
    }

    private String write(Map<String, String> arguments) {
        try {
            return json.writeValueAsString(new TreeMap<>(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private Map<String, String> arguments(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("command.arguments was not written by this receiver: " + text, e);
        }
    }
}
