package io.wardgate.api.reading;

/**
 * Why a reading should be trusted less. Bits only: the raw value always travels, nothing is deleted by cleaning. Bit
 * positions are part of the wire: never renumber.
 */
public enum Quality {
    /** The band was not on a wrist. */
    NOT_WORN(0),
    /** Heart rate or SpO2 measured while the wearer moved: less sure, but believed. */
    MOTION(1),
    /** A value outside the hard limits of its metric; {@link Reading#suspectMetrics()} says which. */
    RANGE(2),
    /** Too far from its neighbours. */
    SPIKE(3),
    /** Changed faster than a body does. */
    RATE(4),
    /** An old value that the band repeats. */
    STALE(5),
    LOW_BATTERY(6),
    /** Taken from the repeated history of a later advertisement: its own advertisements were all missed. */
    RECOVERED(7),
    /** The gateway's wall clock was not synchronised when it was sealed. */
    CLOCK_SUSPECT(8),
    /** An accepted change of level: three agreeing outliers. */
    LEVEL_SHIFT(9);

    private final int bit;

    Quality(int bit) {
        this.bit = bit;
    }

    public int mask() {
        return 1 << bit;
    }

    public boolean in(int quality) {
        return (quality & mask()) != 0;
    }
}
