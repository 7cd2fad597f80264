package io.wardgate.api.tap;

/** What the position of the person's band says to a tap. Numbers are part of the wire and the database: never renumber. */
public enum BleCheck {
    NOT_REQUIRED(1),
    MATCH(2),
    MISMATCH(3),
    NO_DATA(4);

    private static final BleCheck[] BY_NUMBER = values();

    private final int number;

    BleCheck(int number) {
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
    public static BleCheck ofNumber(int number) {
        int index = number - 1;
        if (index < 0 || index >= BY_NUMBER.length) {
            throw new IllegalArgumentException("BLE check " + number + " is unknown; allowed: 1 to 4");
        }
        return BY_NUMBER[index];
    }
}
