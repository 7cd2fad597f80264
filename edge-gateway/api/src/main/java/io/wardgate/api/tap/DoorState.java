package io.wardgate.api.tap;

/** A door as its contact tells. Numbers are part of the wire and the database: never renumber. */
public enum DoorState {
    /** No contact, or it cannot be read. */
    UNKNOWN(0),
    CLOSED(1),
    OPEN(2);

    private static final DoorState[] BY_NUMBER = values();

    private final int number;

    DoorState(int number) {
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
    public static DoorState ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("door state " + number + " is unknown; allowed: 0 to 2");
        }
        return BY_NUMBER[number];
    }
}
