package io.wardgate.core.command;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.protocol.api.CommandCodec;
import java.util.Map;
import java.util.UUID;

/** Commands as a platform sends them. */
public final class Commands {

    static final long FAR_FUTURE = Long.MAX_VALUE;

    private Commands() {}

    static UUID id(long number) {
        return new UUID(0x00c0_ffee, number);
    }

    /** A command that may run at any time within an hour. */
    public static byte[] octets(UUID id, String kind) {
        return octets(id, kind, new Command.Timing(1, 0, FAR_FUTURE, 3_600_000));
    }

    static byte[] octets(UUID id, String kind, Command.Timing timing) {
        return new CommandCodec().encode(new Command(id, kind, Map.of(), new byte[0], timing));
    }

    static Command of(String kind, Map<String, String> arguments, byte[] payload) {
        return new Command(id(1), kind, arguments, payload, new Command.Timing(1, 0, FAR_FUTURE, 3_600_000));
    }

    /** What a handler does. */
    interface Work {
        String run(Command command) throws CommandException, InterruptedException;
    }

    static CommandHandler handler(String kind, Work work) {
        return new CommandHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public String run(Command command) throws CommandException, InterruptedException {
                return work.run(command);
            }
        };
    }
}
