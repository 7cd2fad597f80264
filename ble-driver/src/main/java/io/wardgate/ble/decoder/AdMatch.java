package io.wardgate.ble.decoder;

import io.wardgate.ble.advertisement.AdCursor;
import org.jspecify.annotations.Nullable;

/**
 * Which AD structures a decoder is for.
 *
 * @param adType type of the AD structure
 * @param id company id, 16-bit or 128-bit service UUID at its start, as on the wire
 * @param prefix octets that must follow the id
 * @param mask which bits of the prefix count; as long as the prefix
 * @param least least number of octets after the id
 * @param greatest greatest number of octets after the id
 */
public record AdMatch(int adType, byte[] id, byte[] prefix, byte[] mask, int least, int greatest) {

    /** Why a structure does not fit. */
    public enum Miss {
        AD_TYPE,
        ID,
        PREFIX,
        LENGTH
    }

    /** Type and first two octets of the id in one number, by which structures are looked up. */
    int key() {
        return key(adType, id[0], id[1]);
    }

    static int key(int adType, byte low, byte high) {
        return adType << 16 | (high & 0xFF) << 8 | (low & 0xFF);
    }

    /** Whether id and prefix fit: then the structure belongs to this decoder, be it well formed or not. */
    public boolean fits(byte[] data, AdCursor at) {
        return at.type() == adType && hasId(data, at) && hasPrefix(data, at);
    }

    public boolean hasAllowedLength(AdCursor at) {
        int octets = at.to() - contentFrom(at);
        return octets >= least && octets <= greatest;
    }

    /** Index of the first octet after the id. */
    public int contentFrom(AdCursor at) {
        return at.from() + id.length;
    }

    /** The first thing that keeps the structure from fitting, or null if it fits whole. */
    public @Nullable Miss miss(byte[] data, AdCursor at) {
        if (at.type() != adType) {
            return Miss.AD_TYPE;
        }
        if (!hasId(data, at)) {
            return Miss.ID;
        }
        if (!hasPrefix(data, at)) {
            return Miss.PREFIX;
        }
        return hasAllowedLength(at) ? null : Miss.LENGTH;
    }

    private boolean hasId(byte[] data, AdCursor at) {
        if (at.to() - at.from() < id.length) {
            return false;
        }
        for (int i = 0; i < id.length; i++) {
            if (data[at.from() + i] != id[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean hasPrefix(byte[] data, AdCursor at) {
        int from = contentFrom(at);
        if (at.to() - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (((data[from + i] ^ prefix[i]) & mask[i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
