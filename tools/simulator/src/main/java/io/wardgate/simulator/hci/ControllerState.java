package io.wardgate.simulator.hci;

/**
 * What the host has set in the controller: event masks, scanning, and which of the two families of scan commands it
 * uses. Bluetooth Core 5.4, Vol 4, Part E. Owned by the connection's reader thread; {@link #reports} is read by the
 * player.
 */
final class ControllerState {

    /** Which advertising reports go out now. */
    enum Reports {
        NONE,
        LEGACY,
        EXTENDED
    }

    /** Section 7.3.1: all of the first 45 events, LE Meta (bit 61) not among them. */
    private static final long DEFAULT_EVENT_MASK = 0x0000_1FFF_FFFF_FFFFL;

    /** Section 7.8.1. */
    private static final long DEFAULT_LE_EVENT_MASK = 0x1F;

    private static final long LE_META = 1L << 61;
    private static final long LE_ADVERTISING_REPORT = 1L << 1;
    private static final long LE_EXTENDED_ADVERTISING_REPORT = 1L << 12;

    private long eventMask = DEFAULT_EVENT_MASK;
    private long leEventMask = DEFAULT_LE_EVENT_MASK;
    private Reports family = Reports.NONE;
    private boolean scanning;
    private volatile Reports reports = Reports.NONE;

    /** What the host hears: depends on its scan and on both masks. */
    Reports reports() {
        return reports;
    }

    boolean scanning() {
        return scanning;
    }

    void reset() {
        eventMask = DEFAULT_EVENT_MASK;
        leEventMask = DEFAULT_LE_EVENT_MASK;
        family = Reports.NONE;
        scanning = false;
        settle();
    }

    void eventMask(long mask) {
        eventMask = mask;
        settle();
    }

    void leEventMask(long mask) {
        leEventMask = mask;
        settle();
    }

    /** Legacy and extended commands must not be mixed until a reset (section 3.1.1). */
    boolean mayUse(Reports other) {
        if (family != Reports.NONE && family != other) {
            return false;
        }
        family = other;
        return true;
    }

    void scan(boolean on) {
        scanning = on;
        settle();
    }

    private void settle() {
        long needed = family == Reports.EXTENDED ? LE_EXTENDED_ADVERTISING_REPORT : LE_ADVERTISING_REPORT;
        boolean unmasked = (eventMask & LE_META) != 0 && (leEventMask & needed) != 0;
        reports = scanning && unmasked ? family : Reports.NONE;
    }
}
