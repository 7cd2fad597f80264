package io.wardgate.access.door;

/**
 * How a door is watched.
 *
 * @param id unique on the gateway
 * @param zone into which it leads; empty: who comes in is not counted
 * @param pulseMillis how long its relay opens it for a grant
 * @param enterMillis how long after a grant it may be opened
 * @param heldMillis how long it may stay open
 * @param tellsForced whether an opening without a grant is an alarm; not if people leave by a handle that no input tells of
 */
public record DoorRules(
        String id, String zone, long pulseMillis, long enterMillis, long heldMillis, boolean tellsForced) {

    private static final long LONGEST_PULSE_MILLIS = 10_000;
    private static final long LONGEST_ENTRY_MILLIS = 60_000;
    private static final long LONGEST_HELD_MILLIS = 600_000;

    public DoorRules {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("access.door.id = '" + id
                    + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
        check("pulseMillis", pulseMillis, 100, LONGEST_PULSE_MILLIS);
        check("enterMillis", enterMillis, 1_000, LONGEST_ENTRY_MILLIS);
        check("heldMillis", heldMillis, 1_000, LONGEST_HELD_MILLIS);
    }

    private static void check(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "access.door." + key + " = " + value + " is not allowed; use " + least + " to " + most);
        }
    }
}
