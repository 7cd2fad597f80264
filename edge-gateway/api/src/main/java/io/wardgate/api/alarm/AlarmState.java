package io.wardgate.api.alarm;

/**
 * Where an alarm stands. Numbers are part of the wire and the database: never renumber. 3 (acknowledged) and 4 (escalated)
 * are kept for later.
 */
public enum AlarmState {
    RAISED(1),
    CLEARED(2);

    private final int number;

    AlarmState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The state of a number.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static AlarmState ofNumber(int number) {
        return switch (number) {
            case 1 -> RAISED;
            case 2 -> CLEARED;
            default -> throw new IllegalArgumentException("alarm state " + number + " is unknown; allowed: 1, 2");
        };
    }
}
