package io.wardgate.simulator.air;

/**
 * An advertisement that the gateway's radio received.
 *
 * @param atMicros end of the reception, in microseconds of the scenario
 * @param rssiDbm -127 to 20
 */
public record Report(long atMicros, Advertisement advertisement, int rssiDbm) {

    /** Rounded into the range that the wires can carry. */
    static int wholeDbm(double dbm) {
        return (int) Math.max(-126, Math.min(20, StrictMath.round(dbm)));
    }
}
