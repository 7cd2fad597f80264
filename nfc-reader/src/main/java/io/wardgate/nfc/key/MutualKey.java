package io.wardgate.nfc.key;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;

/**
 * A key that tags and gateways both know, each tag its own.
 *
 * <p>Immutable; safe from any thread. Never printed.
 */
public final class MutualKey {

    private final int number;
    private final byte[] application;
    private final int slot;
    private final DiversifiedKey key;

    /**
     * @param number from 1
     * @param application 3 octets as DESFire wants them, or empty: the one application of NTAG 424 DNA
     * @param slot number of the key on the tag
     * @param suffix of 9 to 24 octets
     */
    public MutualKey(int number, byte[] application, int slot, AesKey master, byte[] suffix) {
        this.number = number;
        this.application = application.clone();
        this.slot = slot;
        this.key = new DiversifiedKey(master, suffix);
    }

    public int number() {
        return number;
    }

    /** Of DESFire, 3 octets; empty: NTAG 424 DNA. */
    public byte[] application() {
        return application.clone();
    }

    public boolean isDesfire() {
        return application.length > 0;
    }

    public int slot() {
        return slot;
    }

    /** @param uid of 7 octets */
    public AesKey of(TagUid uid) {
        return key.of(uid);
    }

    @Override
    public String toString() {
        return "MutualKey[" + number + ", secret]";
    }
}
