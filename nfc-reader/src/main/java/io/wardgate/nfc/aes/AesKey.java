package io.wardgate.nfc.aes;

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

    public static final int SHORTEST_INPUT = 16;
    public static final int LONGEST_INPUT = 31;

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

    /**
     * The key of one tag, made from this one as NXP AN10922, 2.2 says: nobody who opens a tag has the key of another.
     *
     * @param who UID and what the site adds to it, {@value #SHORTEST_INPUT} to {@value #LONGEST_INPUT} octets: with fewer the
     *     note pads otherwise than CMAC does
     */
    public AesKey diversified(byte[] who) {
        if (who.length < SHORTEST_INPUT || who.length > LONGEST_INPUT) {
            throw new IllegalArgumentException("a key is diversified by " + SHORTEST_INPUT + " to " + LONGEST_INPUT
                    + " octets, not " + who.length);
        }
        byte[] input = new byte[1 + who.length];
        input[0] = 0x01;
        System.arraycopy(who, 0, input, 1, who.length);
        return new AesKey(cmac(input));
    }

    /** CBC over whole blocks. */
    public byte[] encrypt(byte[] iv, byte[] plain) {
        return cbc(true, iv, plain);
    }

    /** CBC over whole blocks. */
    public byte[] decrypt(byte[] iv, byte[] sealed) {
        return cbc(false, iv, sealed);
    }

    private byte[] cbc(boolean encrypts, byte[] iv, byte[] in) {
        if (in.length % OCTETS != 0) {
            throw new IllegalArgumentException(
                    "CBC takes blocks of " + OCTETS + " octets, not " + in.length + " octets");
        }
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
