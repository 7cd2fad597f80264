package io.wardgate.api.tap;

/** What a tap point is for. Numbers are part of the wire and the database: never renumber. */
public enum PointType {
    /** Who is this patient? */
    PATIENT_ID(1),
    /** A patient or band is admitted. */
    REGISTRATION(2),
    /** A drug is fetched for a patient with an order. */
    DRUG_PICKUP(3),
    /** A door. */
    ACCESS(4),
    /** Staff begin or end a shift. */
    SHIFT(5),
    /** Where do I have to go? */
    GUIDANCE(6);

    private static final PointType[] BY_NUMBER = values();

    private final int number;

    PointType(int number) {
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
    public static PointType ofNumber(int number) {
        int index = number - 1;
        if (index < 0 || index >= BY_NUMBER.length) {
            throw new IllegalArgumentException("point type " + number + " is unknown; allowed: 1 to 6");
        }
        return BY_NUMBER[index];
    }
}
