package io.wardgate.nfc.key;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;

/**
 * A key of the site from which each tag gets its own by its UID (NXP AN10922).
 *
 * <p>Immutable; safe from any thread. Never printed.
 */
final class DiversifiedKey {

    static final int UID_OCTETS = 7;
    static final int SHORTEST_SUFFIX = AesKey.SHORTEST_INPUT - UID_OCTETS;
    static final int LONGEST_SUFFIX = AesKey.LONGEST_INPUT - UID_OCTETS;

    private final AesKey master;
    private final byte[] suffix;

    /** @param suffix what follows the UID in the input: by custom the application and a name of the site */
    DiversifiedKey(AesKey master, byte[] suffix) {
        this.master = master;
        this.suffix = suffix.clone();
    }

    /** @param uid of 7 octets */
    AesKey of(TagUid uid) {
        byte[] who = new byte[UID_OCTETS + suffix.length];
        System.arraycopy(uid.octets(), 0, who, 0, UID_OCTETS);
        System.arraycopy(suffix, 0, who, UID_OCTETS, suffix.length);
        return master.diversified(who);
    }
}
