package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;
import java.io.Closeable;

/**
 * A radio of the gateway that hears advertisements, as the player drives it. {@link #report} and {@link #garbage} are for
 * the player's one thread and never block.
 */
public interface BluetoothRadio extends Closeable {

    /** Whether a gateway listens. */
    boolean scanning();

    /** Reports that a gateway was too slow to take. */
    long overflowed();

    /** Passes a reception on to a gateway that listens. */
    void report(Report report);

    /** Puts octets on the wire that belong to nothing. */
    void garbage(byte[] octets);
}
