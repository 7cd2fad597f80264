package io.wardgate.api.tap;

/** What became of a tap. Numbers are part of the wire and the database: never renumber. */
public enum Decision {
    GRANT(1),
    DENY(2),
    /** A second factor is awaited. */
    PENDING(3),
    /** Nothing was to be decided: who it is was shown or recorded. */
    INFO(4);

    private static final Decision[] BY_NUMBER = values();

    private final int number;

    Decision(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The one of a number.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static Decision ofNumber(int number) {
        int index = number - 1;
        if (index < 0 || index >= BY_NUMBER.length) {
            throw new IllegalArgumentException("decision " + number + " is unknown; allowed: 1 to 4");
        }
        return BY_NUMBER[index];
    }
}
