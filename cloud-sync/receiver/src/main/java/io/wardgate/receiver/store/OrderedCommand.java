package io.wardgate.receiver.store;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandState;
import java.util.Arrays;

/**
 * A command and where it stands.
 *
 * @param gateway whose it is
 * @param detail of the state, for people
 * @param updatedAtMillis when the state was entered, by the receiver's clock
 */
public record OrderedCommand(String gateway, Command command, CommandState state, String detail, long updatedAtMillis) {

    /** Whether both order the same of the same gateway; when was it ordered does not matter. */
    public boolean ordersTheSameAs(OrderedCommand other) {
        return gateway.equals(other.gateway)
                && command.kind().equals(other.command.kind())
                && command.arguments().equals(other.command.arguments())
                && Arrays.equals(command.payload(), other.command.payload());
    }
}
