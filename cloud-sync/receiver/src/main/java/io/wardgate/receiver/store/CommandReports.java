package io.wardgate.receiver.store;

import io.wardgate.api.command.CommandReport;
import io.wardgate.protocol.api.OpenedBatch;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Enters what gateways report, in the transaction of the batch that carries it: acknowledged means entered. A gateway can
 * speak of its own commands only; other ids are passed over.
 *
 * <p>Has no state: safe from any thread.
 */
public final class CommandReports {

    private final CommandTable commands = new CommandTable();
    private final CommandEventTable events = new CommandEventTable();

    public void enter(Connection connection, OpenedBatch batch, long receivedAtMillis) throws SQLException {
        String gateway = batch.id().gateway();
        for (CommandReport report : batch.contents().commandReports()) {
            // PostgreSQL text cannot hold the character 0.
            String detail = report.detail().replace('\0', '?');
            commands.reported(connection, gateway, report.id(), report.state(), detail, receivedAtMillis);
            long happenedAt = batch.clock().wallMillisOf(report.monoMillis());
            events.insert(
                    connection,
                    gateway,
                    report.id(),
                    new CommandEvent(report.state(), happenedAt, receivedAtMillis, detail));
        }
    }
}
