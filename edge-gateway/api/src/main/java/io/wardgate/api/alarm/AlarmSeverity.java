package io.wardgate.api.alarm;

/** How soon a person must come. Numbers are part of the wire and the database: never renumber. */
public enum AlarmSeverity {
    LOW(1),
    MEDIUM(2),
    HIGH(3);

    private final int number;

    AlarmSeverity(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The severity of a number.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static AlarmSeverity ofNumber(int number) {
        for (AlarmSeverity severity : values()) {
            if (severity.number == number) {
                return severity;
            }
        }
        throw new IllegalArgumentException("alarm severity " + number + " is unknown; allowed: 1 to 3");
    }
}
