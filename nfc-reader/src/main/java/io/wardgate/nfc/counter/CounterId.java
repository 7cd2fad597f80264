package io.wardgate.nfc.counter;

import io.wardgate.nfc.aes.AesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Whose counter: made from the tag's own key, so it says nothing of the tag to anybody else, and lives as long as that key,
 * with which alone a message could come again.
 */
public record CounterId(long high, long low) {

    private static final byte[] PURPOSE = "wardgate counter".getBytes(StandardCharsets.US_ASCII);

    /** @param tagKey of the one tag */
    public static CounterId of(AesKey tagKey) {
        ByteBuffer mac = ByteBuffer.wrap(tagKey.cmac(PURPOSE));
        return new CounterId(mac.getLong(), mac.getLong());
    }
}
