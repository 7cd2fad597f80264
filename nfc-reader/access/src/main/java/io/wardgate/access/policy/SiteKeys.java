package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The site's public keys (Ed25519, RFC 8032) by number. Two numbers at once let the site change its key. Immutable.
 *
 * <p>File: a line a key, {@code number base64}, where base64 is the SubjectPublicKeyInfo of RFC 8410, which is what stands
 * between the lines of a PEM file; lines that begin with # say nothing.
 */
public final class SiteKeys {

    private static final int MAX_KEYS = 16;
    private static final long MAX_FILE_OCTETS = 65_536;

    private final Map<Integer, PublicKey> byNumber;

    SiteKeys(Map<Integer, PublicKey> byNumber) {
        this.byNumber = Map.copyOf(byNumber);
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line of it is no key; the message names the line
     */
    public static SiteKeys read(Path file) throws IOException {
        long octets = Files.size(file);
        if (octets > MAX_FILE_OCTETS) {
            throw new IllegalArgumentException(file + " has " + octets + " octets; allowed: " + MAX_FILE_OCTETS);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Map<Integer, PublicKey> keys = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(keys, file + " line " + (i + 1), line.split("\\s+"));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " has no key; expected lines: number base64");
        }
        return new SiteKeys(keys);
    }

    private static void add(Map<Integer, PublicKey> keys, String where, String[] words) {
        if (words.length != 2 || !words[0].matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(where + ": expected number (1 to 99999) and base64");
        }
        PublicKey key;
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(words[1])));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": no Ed25519 public key; expected what stands between the lines of its PEM file", e);
        }
        if (keys.put(Integer.valueOf(words[0]), key) != null) {
            throw new IllegalArgumentException(where + ": a second key with number " + words[0]);
        }
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(where + ": more than " + MAX_KEYS + " keys");
        }
    }

    /**
     * Checks a signature over opening, number of the key (4 octets, little-endian) and document.
     *
     * @throws PolicyException if the key is not here or did not sign this
     */
    void verify(String opening, int number, byte[] document, byte[] signature) throws PolicyException {
        PublicKey key = byNumber.get(number);
        if (key == null) {
            throw new PolicyException(
                    Reason.UNKNOWN_KEY,
                    "signed with key " + number + "; this gateway has "
                            + byNumber.keySet().stream().sorted().toList());
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(opening.getBytes(StandardCharsets.US_ASCII));
            check.update(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0, number));
            check.update(document);
            if (check.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new PolicyException(Reason.BAD_SIGNATURE, "signature of key " + number + ": " + e.getMessage(), e);
        }
        throw new PolicyException(Reason.BAD_SIGNATURE, "key " + number + " did not sign these octets");
    }
}
