package io.wardgate.api.tap;

/** How sure a tap must be of the tag (docs/nfc.md). Numbers are part of the wire and the database: never renumber. */
public enum ZoneClass {
    /** The UID or the token is enough. */
    GREEN(1),
    /** A token and a second factor: a matching order, or the band of the same person nearby. */
    AMBER(2),
    /** Only a tag that proves itself by a key. */
    RED(3);

    private static final ZoneClass[] BY_NUMBER = values();

    private final int number;

    ZoneClass(int number) {
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
    public static ZoneClass ofNumber(int number) {
        int index = number - 1;
        if (index < 0 || index >= BY_NUMBER.length) {
            throw new IllegalArgumentException("zone class " + number + " is unknown; allowed: 1 to 3");
        }
        return BY_NUMBER[index];
    }
}
