package io.wardgate.nfc.key;

import io.wardgate.api.tap.TagRef;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes references of tags: what a tag calls itself goes in, what nobody can trace back without the key comes out.
 *
 * <p>A plain hash would be no protection: there are so few UIDs that all can be tried.
 *
 * <p>Immutable; safe from any thread. Never printed.
 */
public final class SiteKey {

    public static final int OCTETS = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final int number;
    private final SecretKeySpec key;

    /** @param number from 1 */
    public SiteKey(int number, byte[] key) {
        if (number < 1 || key.length != OCTETS) {
            throw new IllegalArgumentException("a site key has a number from 1 and " + OCTETS + " octets, not number "
                    + number + " and " + key.length + " octets");
        }
        this.number = number;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public int number() {
        return number;
    }

    /** @param name the UID in the order of transmission, or a token: they differ in length */
    public TagRef reference(byte[] name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(name));
            return new TagRef(number, digest.getLong(), digest.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    @Override
    public String toString() {
        return "SiteKey[" + number + ", secret]";
    }
}
