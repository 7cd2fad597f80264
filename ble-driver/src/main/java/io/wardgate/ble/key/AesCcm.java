package io.wardgate.ble.key;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens messages that were sealed with AES-128-CCM (RFC 3610) and a check of 4 octets, under one device's key.
 *
 * <p>Bouncy Castle's lightweight classes, because the JDK has no CCM and these need no security provider; see
 * docs/adr/0010. Not thread-safe: owned by the decoder's thread.
 */
public final class AesCcm {

    public static final int CHECK_OCTETS = 4;
    private static final int KEY_OCTETS = 16;

    private final KeyParameter key;
    private final CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());

    public AesCcm(byte[] key) {
        if (key.length != KEY_OCTETS) {
            throw new IllegalArgumentException("a key has 16 octets, not " + key.length);
        }
        this.key = new KeyParameter(key);
    }

    /**
     * The plain text of {@code sealed[from..to)}, which is cipher text and check, or null if the check fails: wrong
     * key, wrong nonce or a changed message.
     */
    public byte @Nullable [] open(byte[] nonce, byte[] additional, byte[] sealed, int from, int to) {
        if (to - from < CHECK_OCTETS) {
            return null;
        }
        cipher.init(false, new AEADParameters(key, CHECK_OCTETS * Byte.SIZE, nonce, additional));
        try {
            byte[] plain = new byte[to - from - CHECK_OCTETS];
            int written = cipher.processBytes(sealed, from, to - from, plain, 0);
            cipher.doFinal(plain, written);
            return plain;
        } catch (InvalidCipherTextException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "AesCcm[secret]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AesCcm that && Arrays.equals(key.getKey(), that.key.getKey());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key.getKey());
    }
}
