package io.wardgate.receiver.command;

import io.wardgate.api.command.CommandState;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.receiver.store.CommandEvent;
import io.wardgate.receiver.store.CommandEventTable;
import io.wardgate.receiver.store.CommandTable;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.OrderedCommand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes orders from people and programs, durably, and tells where they stand. Safe from any thread. */
public final class CommandOrders {

    static final int MAX_LISTED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CommandOrders.class);

    private final CommandTable commands = new CommandTable();
    private final CommandEventTable events = new CommandEventTable();
    private final CommandCodec codec = new CommandCodec();
    private final Database database;
    private final InstantSource clock;
    private final Runnable ordered;

    /** @param ordered called after each new command; must return at once */
    public CommandOrders(Database database, InstantSource clock, Runnable ordered) {
        this.database = database;
        this.clock = clock;
        this.ordered = ordered;
    }

    /**
     * Keeps a command until its gateway reports; the same one again is the one that is there.
     *
     * @return what is kept now, empty if the id is that of another command
     * @throws IllegalArgumentException if the wire cannot carry it
     */
    public Optional<OrderedCommand> order(OrderedCommand order) throws SQLException {
        codec.encode(order.command());
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            if (commands.insert(connection, order)) {
                CommandEvent queued =
                        new CommandEvent(CommandState.QUEUED, order.updatedAtMillis(), order.updatedAtMillis(), "");
                events.insert(connection, order.gateway(), order.command().id(), queued);
                database.commitDurably(connection);
                LOG.info(
                        "command {} {} for gateway {} is QUEUED",
                        order.command().id(),
                        order.command().kind(),
                        order.gateway());
                ordered.run();
                return Optional.of(order);
            }
            connection.rollback();
            return commands.find(connection, order.command().id()).filter(order::ordersTheSameAs);
        }
    }

    public long nowMillis() {
        return clock.millis();
    }

    /** The newest commands of a gateway. */
    public List<OrderedCommand> newest(String gateway) throws SQLException {
        try (Connection connection = database.connect()) {
            return commands.newest(connection, gateway, MAX_LISTED);
        }
    }

    public Optional<OrderedCommand> find(UUID id) throws SQLException {
        try (Connection connection = database.connect()) {
            return commands.find(connection, id);
        }
    }

    /** The states that a command reached, in their order. */
    public List<CommandEvent> history(UUID id) throws SQLException {
        try (Connection connection = database.connect()) {
            return events.of(connection, id);
        }
    }
}
