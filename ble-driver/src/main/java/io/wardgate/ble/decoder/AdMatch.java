package io.wardgate.ble.decoder;

import io.wardgate.ble.advertisement.AdCursor;
import java.util.Arrays;

/**
 * Which AD structures a decoder is for.
 *
 * @param adType type of the AD structure
 * @param id company id or 16-bit service UUID at its start
 * @param prefix octets that must follow the id
 * @param least least number of octets after the id
 * @param greatest greatest number of octets after the id
 */
public record AdMatch(int adType, int id, byte[] prefix, int least, int greatest) {

    static final int ID_OCTETS = 2;

    /** Whether id and prefix fit: then the structure belongs to this decoder, be it well formed or not. */
    boolean fits(byte[] data, AdCursor at) {
        int from = at.from() + ID_OCTETS;
        return at.type() == adType
                && at.id16() == id
                && at.to() - from >= prefix.length
                && Arrays.equals(data, from, from + prefix.length, prefix, 0, prefix.length);
    }

    boolean hasAllowedLength(AdCursor at) {
        int octets = at.to() - at.from() - ID_OCTETS;
        return octets >= least && octets <= greatest;
    }
}
