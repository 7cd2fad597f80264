package io.wardgate.ble.privacy;

import io.wardgate.ble.key.IdentityKey;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** A device that changes its address, by the cipher of the JDK: a second implementation of ah(). */
final class PrivateDevice {

    private static final int OCTETS = 16;

    final long identity;
    private final byte[] key = new byte[OCTETS];
    private final SplittableRandom random;
    private final Cipher cipher;

    PrivateDevice(long identity, long seed) {
        this.identity = identity;
        random = new SplittableRandom(seed);
        random.nextBytes(key);
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    IdentityKey identityKey() {
        return new IdentityKey(identity, key);
    }

    /** The address for the next quarter of an hour. */
    long nextAddress() {
        int r = 0x40_0000 | random.nextInt(0x40_0000);
        try {
            byte[] hashed =
                    cipher.doFinal(ByteBuffer.allocate(OCTETS).putInt(12, r).array());
            return (long) r << 24 | ByteBuffer.wrap(hashed).getInt(12) & 0xFF_FFFF;
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
