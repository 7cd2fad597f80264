package io.wardgate.ble.band;

import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the greatest authentic record number per band and refuses frames far behind it.
 *
 * <p>Only authentic frames get here, so the map holds at most as many bands as there are keys, and nobody without a
 * key can move a window. Owned by the decoder's thread.
 */
final class ReplayWindow {

    static final int WIDTH = 64;

    private final Map<Integer, Long> greatest = new HashMap<>();

    /** Whether an authentic frame is fresh enough; moves the window. */
    boolean admits(int bandId, int boot, int sequence) {
        long number = (long) boot << 16 | sequence;
        long known = greatest.getOrDefault(bandId, -1L);
        if (number < known - WIDTH) {
            return false;
        }
        if (number > known) {
            greatest.put(bandId, number);
        }
        return true;
    }
}
