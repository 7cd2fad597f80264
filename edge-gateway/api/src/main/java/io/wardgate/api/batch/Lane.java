package io.wardgate.api.batch;

/** Priority class of data, most urgent first. Numbers are part of the wire: never renumber. */
public enum Lane {
    EMERGENCY(0),
    ALARM(1),
    ROUTINE(2),
    BULK(3);

    private static final Lane[] BY_NUMBER = values();

    private final int number;

    Lane(int number) {
        this.number = number;
    }

    /** Number on the wire, 0 to 3. */
    public int number() {
        return number;
    }

    /**
     * The lane of a number.
     *
     * @throws IllegalArgumentException if no lane has it
     */
    public static Lane ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("lane number " + number + " is unknown; allowed: 0 to 3");
        }
        return BY_NUMBER[number];
    }
}
