package io.wardgate.nfc.mutual;

import io.wardgate.nfc.aes.AesKey;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What is computed for AuthenticateEV2First of NTAG 424 DNA and DESFire EV2, with AES.
 *
 * <pre>
 *  tag ► gateway   E(key, RndB)                        16 octets
 *  gateway ► tag   E(key, RndA, RndB rotated left)     32
 *  tag ► gateway   E(key, TI (4), RndA rotated left, capabilities (6 and 6))   32
 * </pre>
 *
 * <p>CBC with an IV of zeros, numbers rotated by one octet. Source: NXP AN12196, 5.6. What follows under session keys is not
 * used: the answer itself proves the key. Used once, by one thread.
 */
final class Ev2Handshake {

    private static final int TRANSACTION_OCTETS = 4;
    private static final byte[] ZEROS = new byte[AesKey.OCTETS];

    private final AesKey key;
    private final byte[] ours;

    /** @param ours 16 octets that nobody can foresee */
    Ev2Handshake(AesKey key, byte[] ours) {
        this.key = key;
        this.ours = ours.clone();
    }

    /** @param sealedTheirs 16 octets */
    byte[] answer(byte[] sealedTheirs) {
        byte[] theirs = key.decrypt(ZEROS, sealedTheirs);
        byte[] both = Arrays.copyOf(ours, 2 * AesKey.OCTETS);
        System.arraycopy(rotated(theirs), 0, both, AesKey.OCTETS, AesKey.OCTETS);
        return key.encrypt(ZEROS, both);
    }

    /** @param sealed 32 octets */
    boolean accepts(byte[] sealed) {
        byte[] plain = key.decrypt(ZEROS, sealed);
        byte[] returned = Arrays.copyOfRange(plain, TRANSACTION_OCTETS, TRANSACTION_OCTETS + AesKey.OCTETS);
        return MessageDigest.isEqual(rotated(ours), returned);
    }

    private static byte[] rotated(byte[] number) {
        byte[] rotated = Arrays.copyOfRange(number, 1, number.length + 1);
        rotated[number.length - 1] = number[0];
        return rotated;
    }
}
