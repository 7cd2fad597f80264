package io.wardgate.api.command;

/** Where a command stands. Numbers are part of the wire: never renumber. */
public enum CommandState {
    /** The receiver holds it and no gateway has it yet. */
    QUEUED(0),
    /** Durable on the gateway. */
    DELIVERED(1),
    /** Its handler has begun. */
    ACCEPTED(2),
    DONE(3),
    FAILED(4),
    /** Its time ran out before it began; it will never run. */
    EXPIRED(5),
    /** The gateway will never run it: unknown kind, bad arguments, queue full. */
    REJECTED(6);

    private static final CommandState[] BY_NUMBER = values();

    private final int number;

    CommandState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return number >= DONE.number;
    }

    /**
     * The state of a number.
     *
     * @throws IllegalArgumentException if no state has it
     */
    public static CommandState ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("command state " + number + " is unknown; allowed: 0 to 6");
        }
        return BY_NUMBER[number];
    }
}
