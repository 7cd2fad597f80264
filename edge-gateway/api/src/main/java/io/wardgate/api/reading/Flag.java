package io.wardgate.api.reading;

/** What the band says of itself beside its measurements. Bit positions are part of the wire: never renumber. */
public enum Flag {
    /** The wearer pressed the call button. */
    SOS(0),
    FALL(1),
    LOW_BATTERY(2),
    CHARGING(3),
    WORN(4);

    /** Flags that make a reading an emergency. */
    public static final int EMERGENCY_MASK = 0b11;

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    public int mask() {
        return 1 << bit;
    }

    public boolean in(int flags) {
        return (flags & mask()) != 0;
    }
}
