package io.wardgate.api.reading;

/**
 * A measured quantity, carried as an integer in units of 10^-{@link #decimals()} of {@link #unit()}.
 *
 * <p>Numbers are part of the wire and the database: never reuse or renumber one. They must stay below 31, because
 * sets of metrics travel as bits of an int.
 */
public enum Metric {
    HEART_RATE(0, "/min", 0),
    SPO2(1, "%", 0),
    SKIN_TEMPERATURE(2, "Cel", 2),
    SYSTOLIC(3, "mm[Hg]", 0),
    DIASTOLIC(4, "mm[Hg]", 0),
    STEPS(5, "1", 0),
    BATTERY(6, "%", 0),
    /** Motion intensity as the band rates it, 0 (still) to 15. */
    MOTION(7, "1", 0),
    AMBIENT_TEMPERATURE(8, "Cel", 2),
    HUMIDITY(9, "%", 2),
    PRESSURE(10, "hPa", 2),
    ILLUMINANCE(11, "lx", 2);

    private static final Metric[] BY_NUMBER = values();

    private final int number;
    private final String unit;
    private final int decimals;

    Metric(int number, String unit, int decimals) {
        this.number = number;
        this.unit = unit;
        this.decimals = decimals;
    }

    /** Number on the wire, 0 to 30. */
    public int number() {
        return number;
    }

    /** Unit as a UCUM code. */
    public String unit() {
        return unit;
    }

    /** Decimal places of the carried integer: 3650 with 2 decimals is 36.50. */
    public int decimals() {
        return decimals;
    }

    /** This metric alone as a bit set. */
    public int mask() {
        return 1 << number;
    }

    /** How many metrics there are; numbers run from 0 to this, exclusive. */
    public static int count() {
        return BY_NUMBER.length;
    }

    /**
     * The metric of a number.
     *
     * @throws IllegalArgumentException if no metric has it
     */
    public static Metric ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException(
                    "metric number " + number + " is unknown; allowed: 0 to " + (BY_NUMBER.length - 1));
        }
        return BY_NUMBER[number];
    }
}
