package io.wardgate.api.tap;

/** How well a tag proved who it is, weakest first. Numbers are part of the wire and the database: never renumber. */
public enum AuthLevel {
    /** It names nobody: no UID, or one drawn at random. */
    NONE(0),
    /** It calls itself so; anybody can copy that. */
    UID(1),
    /** Its maker's signature fits its UID; both can be copied together. */
    ORIGINALITY(2),
    /** It carries the random token that WardGate wrote. */
    TOKEN(3),
    /** It computed a message with its key over a counter never seen before. */
    SUN(4),
    /** Tag and gateway proved to each other that they know the key. */
    MUTUAL(5);

    private static final AuthLevel[] BY_NUMBER = values();

    private final int number;

    AuthLevel(int number) {
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
    public static AuthLevel ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("authentication level " + number + " is unknown; allowed: 0 to 5");
        }
        return BY_NUMBER[number];
    }
}
