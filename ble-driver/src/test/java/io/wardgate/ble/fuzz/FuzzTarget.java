package io.wardgate.ble.fuzz;

import java.util.List;

/** One parser, fresh for each input, so that a finding is the doing of its octets alone. */
public interface FuzzTarget {

    /** Gives the parser these octets; throws if anything is not as it must be. */
    void take(byte[] octets);

    /** Octets that the parser is made for, to begin with. */
    List<byte[]> seeds();

    /** What must hold for any octets. */
    static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
