package io.wardgate.nfc.sun;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a tag's URL that it makes anew for each reading (docs/wire/tag-token.md).
 *
 * <pre>
 *  sealed   ?picc_data=32 digits[&amp;enc=32, 64, ... digits]&amp;cmac=16 digits
 *  open     ?uid=14 digits&amp;ctr=6 digits&amp;cmac=16 digits
 * </pre>
 *
 * @param piccData sealed UID and counter; null if they are in the open
 * @param uid in the open; null if sealed
 * @param counter in the open; -1 if sealed
 * @param file sealed part of the file, null if none
 */
public record SunMessage(
        byte @Nullable [] piccData, @Nullable TagUid uid, int counter, byte @Nullable [] file, byte[] proof) {

    private static final String PROOF_NAME = "cmac";
    private static final int PROOF_OCTETS = 8;
    private static final int UID_OCTETS = 7;
    private static final int COUNTER_OCTETS = 3;
    private static final int LONGEST_FILE = 128;

    /** Null if the URL holds no such message. */
    public static @Nullable SunMessage read(String url) {
        Map<String, String> parameters = parameters(url);
        byte[] proof = hex(parameters.get(PROOF_NAME), PROOF_OCTETS);
        if (proof == null) {
            return null;
        }
        byte[] piccData = hex(parameters.get("picc_data"), AesKey.OCTETS);
        if (piccData != null) {
            String enc = parameters.get("enc");
            byte[] file = enc == null ? null : hex(enc, Math.min(enc.length() / 2, LONGEST_FILE));
            boolean isMalformed = enc != null && (file == null || file.length == 0 || file.length % AesKey.OCTETS != 0);
            return isMalformed ? null : new SunMessage(piccData, null, -1, file, proof);
        }
        byte[] uid = hex(parameters.get("uid"), UID_OCTETS);
        byte[] counter = hex(parameters.get("ctr"), COUNTER_OCTETS);
        if (uid == null || counter == null) {
            return null;
        }
        int value = (counter[0] & 0xFF) << 16 | (counter[1] & 0xFF) << 8 | counter[2] & 0xFF;
        return new SunMessage(null, new TagUid(uid), value, null, proof);
    }

    /**
     * Who the message says it is from; null if it was not sealed with this key.
     *
     * @param metaKey of the site
     */
    public @Nullable TagUid claimed(AesKey metaKey) {
        return piccData == null ? uid : SunVerifier.sealedUid(metaKey, piccData);
    }

    /**
     * Checks the proof.
     *
     * @param fileKey of the tag that it claims to be from
     * @return null if it proves nothing
     */
    public @Nullable SunReading verified(AesKey metaKey, AesKey fileKey) {
        SunVerifier verifier = new SunVerifier(fileKey);
        if (piccData != null) {
            return verifier.readSealed(metaKey, piccData, file, PROOF_NAME, proof);
        }
        return uid == null ? null : verifier.readOpen(uid.octets(), counter, proof);
    }

    @Override
    public String toString() {
        return "SunMessage[" + (piccData == null ? "open" : "sealed") + "]";
    }

    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        int query = url.indexOf('?');
        if (query >= 0) {
            for (String parameter : url.substring(query + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(parameter.substring(0, equals), parameter.substring(equals + 1));
                }
            }
        }
        return parameters;
    }

    private static byte @Nullable [] hex(@Nullable String digits, int octets) {
        if (digits == null || digits.length() != 2 * octets || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return HexFormat.of().parseHex(digits);
    }
}
