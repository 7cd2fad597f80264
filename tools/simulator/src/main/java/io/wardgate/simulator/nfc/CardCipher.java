package io.wardgate.simulator.nfc;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 as it is built into cards: CBC and CMAC (RFC 4493), from the Java platform alone, so that a mistake of the gateway's
 * cipher is not repeated here.
 */
final class CardCipher {

    static final int BLOCK = 16;
    private static final int POLYNOMIAL = 0x87;

    private final SecretKeySpec key;

    CardCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A tag's own key (NXP AN10922). */
    static byte[] diversified(byte[] master, byte[] uid, byte[] suffix) {
        byte[] input = new byte[1 + uid.length + suffix.length];
        input[0] = 0x01;
        System.arraycopy(uid, 0, input, 1, uid.length);
        System.arraycopy(suffix, 0, input, 1 + uid.length, suffix.length);
        return new CardCipher(master).cmac(input);
    }

    byte[] sealed(byte[] plain) {
        return cbc(Cipher.ENCRYPT_MODE, plain);
    }

    byte[] opened(byte[] sealed) {
        return cbc(Cipher.DECRYPT_MODE, sealed);
    }

    byte[] cmac(byte[] message) {
        boolean isWhole = message.length > 0 && message.length % BLOCK == 0;
        byte[] padded = Arrays.copyOf(message, isWhole ? message.length : (message.length / BLOCK + 1) * BLOCK);
        byte[] mask = doubled(sealed(new byte[BLOCK]));
        if (!isWhole) {
            padded[message.length] = (byte) 0x80;
            mask = doubled(mask);
        }
        for (int i = 0; i < BLOCK; i++) {
            padded[padded.length - BLOCK + i] ^= mask[i];
        }
        byte[] chain = sealed(padded);
        return Arrays.copyOfRange(chain, chain.length - BLOCK, chain.length);
    }

    private static byte[] doubled(byte[] block) {
        byte[] doubled = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xFF) >> 7 : 0;
            doubled[i] = (byte) (block[i] << 1 | next);
        }
        if (block[0] < 0) {
            doubled[BLOCK - 1] ^= (byte) POLYNOMIAL;
        }
        return doubled;
    }

    private byte[] cbc(int mode, byte[] in) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
            return cipher.doFinal(in);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES over " + in.length + " octets", e);
        }
    }
}
