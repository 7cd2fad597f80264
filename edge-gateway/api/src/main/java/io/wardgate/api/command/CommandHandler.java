package io.wardgate.api.command;

/** Carries out one kind of command. Published as a service; called by the command queue's one thread. */
public interface CommandHandler {

    /** Which commands, as {@code identify}. */
    String kind();

    /**
     * Carries it out and returns what came of it. May be called again for a command that was interrupted by a crash, so
     * doing it twice must do no harm.
     *
     * @throws CommandException if it cannot be done; the message names what is wrong and what is allowed
     */
    String run(Command command) throws CommandException, InterruptedException;
}
