package io.wardgate.nfc.sun;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Checks the message that an NTAG 424 DNA makes for each reading, in AES mode.
 *
 * <pre>
 *  PICC data   AES-CBC, IV 0, key of the meta data:  C7  UID (7)  counter (3, low octet first)  padding
 *  session     MAC key = CMAC(file key, 3C C3 00 01 00 80 UID counter)
 *              ENC key = CMAC(file key, C3 3C 00 01 00 80 UID counter)
 *  proof       every second octet, from the second on, of CMAC(MAC key, what the tag mirrors before the proof)
 *  file data   AES-CBC, ENC key, IV = AES(ENC key, counter and 13 zeros)
 * </pre>
 *
 * <p>Source: NXP AN12196, 3.3 and 3.4. Immutable; safe from any thread.
 */
public final class SunVerifier {

    /** UID and counter are there, and the UID has 7 octets. */
    private static final int PICC_TAG = 0xC7;

    private static final int UID_OCTETS = 7;
    private static final int COUNTER_OCTETS = 3;
    private static final int PROOF_OCTETS = 8;
    private static final byte[] MAC_SESSION = {0x3C, (byte) 0xC3, 0x00, 0x01, 0x00, (byte) 0x80};
    private static final byte[] ENC_SESSION = {(byte) 0xC3, 0x3C, 0x00, 0x01, 0x00, (byte) 0x80};

    private final AesKey fileKey;

    /** @param fileKey the one that the tag was given for reading its file */
    public SunVerifier(AesKey fileKey) {
        this.fileKey = fileKey;
    }

    /**
     * Checks a message with sealed identity.
     *
     * @param metaKey of the site, since the UID that would choose another is inside
     * @param sealedFile the mirrored part of the file, or null if none is
     * @param proofName the name of the proof in the URL, if the sealed file stands before it
     * @return null if it proves nothing
     */
    public @Nullable SunReading readSealed(
            AesKey metaKey, byte[] piccData, byte @Nullable [] sealedFile, String proofName, byte[] proof) {
        if (piccData.length != AesKey.OCTETS || (sealedFile != null && sealedFile.length % AesKey.OCTETS != 0)) {
            return null;
        }
        byte[] plain = metaKey.decrypt(new byte[AesKey.OCTETS], piccData);
        if ((plain[0] & 0xFF) != PICC_TAG) {
            return null;
        }
        byte[] who = Arrays.copyOfRange(plain, 1, 1 + UID_OCTETS + COUNTER_OCTETS);
        byte[] mirrored = sealedFile == null
                ? new byte[0]
                : (HexFormat.of().withUpperCase().formatHex(sealedFile) + "&" + proofName + "=")
                        .getBytes(StandardCharsets.US_ASCII);
        if (!isProof(who, mirrored, proof)) {
            return null;
        }
        return reading(who, sealedFile == null ? new byte[0] : opened(who, sealedFile));
    }

    /** Who a message is said to be from; null if it was not sealed with this key. Nothing is proved by that. */
    static @Nullable TagUid sealedUid(AesKey metaKey, byte[] piccData) {
        byte[] plain = metaKey.decrypt(new byte[AesKey.OCTETS], piccData);
        return (plain[0] & 0xFF) == PICC_TAG ? new TagUid(Arrays.copyOfRange(plain, 1, 1 + UID_OCTETS)) : null;
    }

    /** Checks a message whose UID and counter are in the open; null if it proves nothing. */
    public @Nullable SunReading readOpen(byte[] uid, int counter, byte[] proof) {
        if (uid.length != UID_OCTETS || counter < 0 || counter > 0xFF_FFFF) {
            return null;
        }
        byte[] who = ByteBuffer.allocate(UID_OCTETS + COUNTER_OCTETS)
                .put(uid)
                .put((byte) counter)
                .put((byte) (counter >> 8))
                .put((byte) (counter >> 16))
                .array();
        return isProof(who, new byte[0], proof) ? reading(who, new byte[0]) : null;
    }

    private boolean isProof(byte[] who, byte[] mirrored, byte[] proof) {
        byte[] mac = session(MAC_SESSION, who).cmac(mirrored);
        byte[] right = new byte[PROOF_OCTETS];
        for (int i = 0; i < PROOF_OCTETS; i++) {
            right[i] = mac[2 * i + 1];
        }
        return MessageDigest.isEqual(right, proof);
    }

    private byte[] opened(byte[] who, byte[] sealedFile) {
        AesKey key = session(ENC_SESSION, who);
        byte[] block = new byte[AesKey.OCTETS];
        System.arraycopy(who, UID_OCTETS, block, 0, COUNTER_OCTETS);
        return key.decrypt(key.encrypt(new byte[AesKey.OCTETS], block), sealedFile);
    }

    private AesKey session(byte[] purpose, byte[] who) {
        return new AesKey(fileKey.cmac(
                ByteBuffer.allocate(AesKey.OCTETS).put(purpose).put(who).array()));
    }

    private static SunReading reading(byte[] who, byte[] fileData) {
        int counter = who[7] & 0xFF | (who[8] & 0xFF) << 8 | (who[9] & 0xFF) << 16;
        return new SunReading(new TagUid(Arrays.copyOf(who, UID_OCTETS)), counter, fileData);
    }
}
