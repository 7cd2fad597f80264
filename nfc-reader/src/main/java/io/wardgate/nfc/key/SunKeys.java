package io.wardgate.nfc.key;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;

/**
 * What tags with messages of their own (SUN) were given: one key for all that seals who they are, and one each for the
 * proof.
 *
 * <p>Immutable; safe from any thread. Never printed.
 */
public final class SunKeys {

    private final int number;
    private final AesKey metaKey;
    private final DiversifiedKey fileKey;

    /**
     * @param number from 1
     * @param suffix of 9 to 24 octets
     */
    public SunKeys(int number, AesKey metaKey, AesKey fileMaster, byte[] suffix) {
        this.number = number;
        this.metaKey = metaKey;
        this.fileKey = new DiversifiedKey(fileMaster, suffix);
    }

    public int number() {
        return number;
    }

    public AesKey metaKey() {
        return metaKey;
    }

    /** @param uid of 7 octets */
    public AesKey fileKey(TagUid uid) {
        return fileKey.of(uid);
    }

    @Override
    public String toString() {
        return "SunKeys[" + number + ", secret]";
    }
}
