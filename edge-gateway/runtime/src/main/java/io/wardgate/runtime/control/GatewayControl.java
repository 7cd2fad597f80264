package io.wardgate.runtime.control;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code gwctl}. A further subcommand is one more line in {@link #commandLine}.
 *
 * <p>Exit codes: 0 all is well, 1 a warning, 2 a failure or wrong usage.
 */
@Command(
        name = "gwctl",
        description = "Asks a WardGate gateway. Exit code 0: all is well, 1: warning, 2: failure.",
        mixinStandardHelpOptions = true,
        version = "gwctl 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class GatewayControl {

    static final int WELL = 0;
    static final int WARNING = 1;
    static final int FAILURE = 2;

    private GatewayControl() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands. */
    public static CommandLine commandLine() {
        return new CommandLine(new GatewayControl())
                .addSubcommand(new DecodeCommand())
                .setExitCodeExceptionMapper(failure -> FAILURE);
    }
}
