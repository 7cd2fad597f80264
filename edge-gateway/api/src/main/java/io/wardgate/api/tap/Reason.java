package io.wardgate.api.tap;

/** Why; a closed list. Numbers are part of the wire and the database: never renumber. */
public enum Reason {
    OK(1),
    UNKNOWN_TAG(2),
    REVOKED(3),
    /** Before or after the time in which the entry is valid. */
    EXPIRED(4),
    ZONE_NOT_ALLOWED(5),
    OUT_OF_SCHEDULE(6),
    /** Its counter was seen before. */
    REPLAY(7),
    /** Its message was not made with its key. */
    BAD_MAC(8),
    /** The same person at two points faster than anybody walks, or a tag known to have a key came without. */
    CLONE_SUSPECT(9),
    /** The person's band is elsewhere. */
    BLE_MISMATCH(10),
    /** The person's band is not heard. */
    BLE_NO_DATA(11),
    /** Inside already. */
    ANTI_PASSBACK(12),
    /** The same tag again within seconds: recorded, not acted upon. */
    DUPLICATE(13),
    /** Two tags at once. */
    COLLISION(14),
    /** The rules on this gateway are too old for this zone. */
    STALE_POLICY(15),
    /** The tag left or the reader failed before it was read. */
    READER_FAULT(16),
    INTERNAL(17),
    /** It proved less than this point asks for. */
    WEAK_TAG(18),
    /** No order of this patient is open at this point. */
    NO_ORDER(19),
    /** The second factor did not come in time. */
    FACTOR_TIMEOUT(20);

    private static final Reason[] BY_NUMBER = values();

    private final int number;

    Reason(int number) {
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
    public static Reason ofNumber(int number) {
        int index = number - 1;
        if (index < 0 || index >= BY_NUMBER.length) {
            throw new IllegalArgumentException("reason " + number + " is unknown; allowed: 1 to 20");
        }
        return BY_NUMBER[index];
    }
}
