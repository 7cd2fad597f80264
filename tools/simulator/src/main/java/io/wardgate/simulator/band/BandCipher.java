package io.wardgate.simulator.band;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-128-CCM with a check of 4 octets as docs/wire/band-v1.md says: nonce = header, company id; data = header. */
final class BandCipher {

    private static final int CHECK_BITS = 32;

    private BandCipher() {}

    /** Cipher text and check. */
    static byte[] seal(byte[] key, byte[] header, int companyId, byte[] plain) {
        byte[] nonce = Arrays.copyOf(header, header.length + 2);
        nonce[header.length] = (byte) companyId;
        nonce[header.length + 1] = (byte) (companyId >>> 8);
        var cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new AEADParameters(new KeyParameter(key), CHECK_BITS, nonce, header));
        byte[] sealed = new byte[cipher.getOutputSize(plain.length)];
        int written = cipher.processBytes(plain, 0, plain.length, sealed, 0);
        try {
            cipher.doFinal(sealed, written);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("CCM refuses to encrypt " + plain.length + " octets", e);
        }
        return sealed;
    }
}
