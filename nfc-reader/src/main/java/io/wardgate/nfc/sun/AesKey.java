package io.wardgate.nfc.sun;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * An AES-128 key and what tags do with it: CMAC (RFC 4493), and CBC without padding. Bouncy Castle's lightweight classes,
 * because the JDK has no AES-CMAC (docs/adr/0010).
 *
 * <p>Immutable; safe from any thread. Never printed.
 */
public final class AesKey {

    public static final int OCTETS = 16;

    private final KeyParameter key;

    public AesKey(byte[] key) {
        if (key.length != OCTETS) {
            throw new IllegalArgumentException("a key has 16 octets, not " + key.length);
        }
        this.key = new KeyParameter(key);
    }

    public byte[] cmac(byte[] message) {
        CMac mac = new CMac(AESEngine.newInstance());
        mac.init(key);
        mac.update(message, 0, message.length);
        byte[] out = new byte[OCTETS];
        mac.doFinal(out, 0);
        return out;
    }

    /** One block. */
    byte[] encryptBlock(byte[] block) {
        return cbc(true, new byte[OCTETS], block);
    }

    /** Whole blocks. */
    byte[] decrypt(byte[] iv, byte[] sealed) {
        return cbc(false, iv, sealed);
    }

    private byte[] cbc(boolean encrypts, byte[] iv, byte[] in) {
        BlockCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypts, new ParametersWithIV(key, iv));
        byte[] out = new byte[in.length];
        for (int at = 0; at < in.length; at += OCTETS) {
            cipher.processBlock(in, at, out, at);
        }
        return out;
    }

    @Override
    public String toString() {
        return "AesKey[secret]";
    }
}
