package io.wardgate.api.alarm;

/**
 * What an alarm is about. Numbers are part of the wire and the database: never renumber. Kinds without a metric measure
 * in the unit that their comment names;
 * from {@link #DOOR_FORCED} on they are about a place and measure nothing.
 */
public enum AlarmKind {
    SOS(1, AlarmSeverity.HIGH),
    FALL(2, AlarmSeverity.HIGH),
    HEART_RATE_HIGH(3, AlarmSeverity.HIGH),
    HEART_RATE_LOW(4, AlarmSeverity.HIGH),
    SPO2_LOW(5, AlarmSeverity.HIGH),
    TEMPERATURE_HIGH(6, AlarmSeverity.MEDIUM),
    TEMPERATURE_LOW(7, AlarmSeverity.MEDIUM),
    /** The wearer lies still for too long. */
    NO_MOVEMENT(8, AlarmSeverity.MEDIUM),
    /** The band is not on a wrist. */
    BAND_OFF(9, AlarmSeverity.LOW),
    BATTERY_LOW(10, AlarmSeverity.LOW),
    /** Nothing is heard of the band; measured in seconds. */
    BAND_SILENT(11, AlarmSeverity.MEDIUM),
    /** Early warning score; measured in points. */
    NEWS2(12, AlarmSeverity.HIGH),
    /** A door opened that nobody was let through. */
    DOOR_FORCED(13, AlarmSeverity.HIGH),
    /** A door stays open for too long. */
    DOOR_HELD(14, AlarmSeverity.MEDIUM),
    /** More went through a door than were let in. */
    TAILGATE(15, AlarmSeverity.HIGH),
    /** A tag's message came again: somebody copied it. */
    TAP_REPLAY(16, AlarmSeverity.HIGH),
    /** The fire alarm system released the doors. */
    FIRE(17, AlarmSeverity.HIGH);

    private static final AlarmKind[] KINDS = values();

    private final int number;
    private final AlarmSeverity severity;

    AlarmKind(int number, AlarmSeverity severity) {
        this.number = number;
        this.severity = severity;
    }

    public int number() {
        return number;
    }

    /** How urgent alarms of this kind are when they are raised. */
    public AlarmSeverity severity() {
        return severity;
    }

    /** Whether it is about a place, and not about a band or the gateway. */
    public boolean isOfPlace() {
        return number >= DOOR_FORCED.number;
    }

    /**
     * The kind of a number.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static AlarmKind ofNumber(int number) {
        if (number < 1 || number > KINDS.length) {
            throw new IllegalArgumentException("alarm kind " + number + " is unknown; allowed: 1 to " + KINDS.length);
        }
        return KINDS[number - 1];
    }
}
