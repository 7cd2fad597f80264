package io.wardgate.api.alarm;

/** Why an alarm is over. Numbers are part of the wire and the database: never renumber. */
public enum AlarmEnd {
    /** What it was about is no longer so. */
    CALM(1),
    /** For too long nothing was heard that could say whether it is still so: unknown, not well. */
    UNKNOWN(2),
    /** The gateway stopped watching: its rule or profile changed, or it was stopped in order. */
    UNWATCHED(3),
    /** The gateway that raised it ended without a word; said by its roll call. */
    LOST(4);

    private static final AlarmEnd[] ENDS = values();

    private final int number;

    AlarmEnd(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The end of a number.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static AlarmEnd ofNumber(int number) {
        if (number < 1 || number > ENDS.length) {
            throw new IllegalArgumentException("alarm end " + number + " is unknown; allowed: 1 to " + ENDS.length);
        }
        return ENDS[number - 1];
    }
}
