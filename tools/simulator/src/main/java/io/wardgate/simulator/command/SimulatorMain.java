package io.wardgate.simulator.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code simulator}. A further subcommand is one more line in {@link #commandLine}. */
@Command(
        name = "simulator",
        description = "Plays a ward of wristbands with known truth, and scores what arrived of it.",
        mixinStandardHelpOptions = true,
        version = "simulator 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class SimulatorMain {

    private SimulatorMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands; exit codes: 0 good, 1 missed or failed, 2 wrong usage. */
    public static CommandLine commandLine() {
        return new CommandLine(new SimulatorMain())
                .addSubcommand(new RunCommand())
                .addSubcommand(new ScoreCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new FaultsCommand())
                .addSubcommand(new SoakCommand())
                .setExecutionExceptionHandler(SimulatorMain::explain);
    }

    /** One line, no stack trace: what is wrong stands in the message. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = failure.getMessage();
        command.getErr().println(command.getCommandName() + ": " + (message == null ? failure.toString() : message));
        return failure instanceof UsageException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
