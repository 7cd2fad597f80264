package io.wardgate.api.tap;

/** What was held to the reader. Numbers are part of the wire and the database: never renumber. */
public enum TagTechnology {
    /** Nothing that could be read beyond what it calls itself. */
    UNKNOWN(0),
    /** A card of which only the UID is used, or a reader that tells no more. */
    UID_ONLY(1),
    /** NFC Forum type 2: NTAG21x, Ultralight. */
    TYPE_2(2),
    /** NFC Forum type 4. */
    TYPE_4(3),
    /** NTAG 424 DNA. */
    NTAG_424(4),
    /** MIFARE DESFire. */
    DESFIRE(5);

    private static final TagTechnology[] BY_NUMBER = values();

    private final int number;

    TagTechnology(int number) {
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
    public static TagTechnology ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("tag technology " + number + " is unknown; allowed: 0 to 5");
        }
        return BY_NUMBER[number];
    }
}
